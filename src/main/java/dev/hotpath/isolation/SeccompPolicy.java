package dev.hotpath.isolation;

import static dev.hotpath.isolation.SystemCall.*;

import dev.hotpath.isolation.BpfProgram.Label;
import dev.hotpath.isolation.Seccomp.Permit;
import java.util.Set;

/**
 * Which system calls a JVM with a learner's code in it is refused, by what the refusal stops.
 *
 * <p>It names what is refused, not what is allowed: what HotSpot, glibc and the profiler need
 * differs between their versions, and a call missing from a list of allowed ones would end as a
 * crash in a classroom. What no kernel had when the list was made is refused too.
 *
 * <p>A refused call fails with "Operation not permitted", or "Permission denied" where it is a
 * socket's, so that Java throws its usual exception. Only a call under another architecture's
 * numbers, which no JVM makes, ends the process.
 *
 * <p>The filter sees numbers, not memory: paths, socket addresses and the flags of {@code clone3}
 * are behind pointers. Files are for namespaces and user ids to guard, addresses for a network of
 * its own.
 */
final class SeccompPolicy {

  // Of linux/seccomp.h.
  static final int ALLOW = 0x7fff_0000;
  static final int KILL_PROCESS = 0x8000_0000;
  private static final int ERRNO = 0x0005_0000;

  static final int NOT_PERMITTED = ERRNO | Errno.EPERM;
  static final int ACCESS_DENIED = ERRNO | Errno.EACCES;
  static final int NO_SUCH_CALL = ERRNO | Errno.ENOSYS;

  /**
   * From here on, x86-64 reads a number as one of its 32-bit-pointer variant's, twice the table.
   */
  private static final int X32 = 0x4000_0000;

  /** Refused whatever the arguments are. */
  private static final SystemCall[][] REFUSED = {
    // Starting a program or a second process; leaving the group that the parent ends as one. The
    // rest of this is in threadsAlone().
    {EXECVE, EXECVEAT, FORK, VFORK, SETSID, SETPGID},
    // Signalling, tracing, reading and squeezing other processes. A thread of ours is signalled
    // with tgkill(), which names the process. The rest is in signalsToItselfAlone() and options().
    {
      PTRACE, PROCESS_VM_READV, PROCESS_VM_WRITEV, PROCESS_MADVISE, PROCESS_MRELEASE,
      KCMP, PIDFD_OPEN, PIDFD_GETFD, PIDFD_SEND_SIGNAL, TKILL,
      MIGRATE_PAGES, MOVE_PAGES
    },
    // Taking a neighbour's processor time, or leaving the processors that a measurement was given.
    // HotSpot sets priorities only under -XX:ThreadPriorityPolicy, and then takes no for an answer.
    {SETPRIORITY, SCHED_SETPARAM, SCHED_SETSCHEDULER, SCHED_SETATTR, SCHED_SETAFFINITY, IOPRIO_SET},
    // Becoming another user: only root could, and in a container the server may well be root.
    {
      SETUID, SETGID, SETREUID, SETREGID, SETRESUID,
      SETRESGID, SETFSUID, SETFSGID, SETGROUPS, CAPSET
    },
    // Namespaces and mounts, old and new: a namespace of one's own opens the kernel's widest doors.
    {
      UNSHARE, SETNS, MOUNT, UMOUNT2, PIVOT_ROOT,
      CHROOT, OPEN_TREE, OPEN_TREE_ATTR, MOVE_MOUNT, FSOPEN,
      FSCONFIG, FSMOUNT, FSPICK, MOUNT_SETATTR
    },
    // Files by handle, past their folders' permissions.
    {NAME_TO_HANDLE_AT, OPEN_BY_HANDLE_AT},
    // What stays behind for the next learner: memory, semaphores and queues that are no files.
    {
      SHMGET, SHMAT, SHMCTL, SHMDT, SEMGET,
      SEMOP, SEMCTL, SEMTIMEDOP, MSGGET, MSGSND,
      MSGRCV, MSGCTL, MQ_OPEN, MQ_UNLINK, MQ_TIMEDSEND,
      MQ_TIMEDRECEIVE, MQ_NOTIFY, MQ_GETSETATTR
    },
    // Parts of the kernel that many escapes went through and that no JVM needs. io_uring, besides,
    // would make the calls of this table out of the filter's sight.
    {
      IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER, BPF, USERFAULTFD,
      KEYCTL, ADD_KEY, REQUEST_KEY, FANOTIFY_INIT, MODIFY_LDT,
      PERSONALITY, USELIB, LOOKUP_DCOOKIE
    },
    // Running the machine: modules, kernels, swap, clocks, names, ports, logs, quotas.
    {
      INIT_MODULE, FINIT_MODULE, DELETE_MODULE, CREATE_MODULE, QUERY_MODULE,
      GET_KERNEL_SYMS, KEXEC_LOAD, KEXEC_FILE_LOAD, REBOOT, SWAPON,
      SWAPOFF, ACCT, SYSLOG, QUOTACTL, QUOTACTL_FD,
      SETTIMEOFDAY, CLOCK_SETTIME, CLOCK_ADJTIME, ADJTIMEX, SETHOSTNAME,
      SETDOMAINNAME, IOPL, IOPERM, VHANGUP, NFSSERVCTL,
      SYSFS
    },
  };

  /** Beginning, waiting for and reaching out of connections; an open stream stays usable. */
  private static final SystemCall[] SOCKETS = {
    SOCKET,
    CONNECT,
    BIND,
    LISTEN,
    ACCEPT,
    ACCEPT4,
    // They carry an address, or an open file, where the filter can't see it.
    SENDMSG,
    SENDMMSG
  };

  // Of linux/sched.h.
  private static final int CLONE_THREAD = 0x0001_0000;
  // CLONE_NEW: NS, CGROUP, UTS, IPC, USER, PID, NET.
  private static final int NEW_NAMESPACES = 0x7e02_0000;

  // Of linux/socket.h and linux/net.h.
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int STREAM = 1;
  private static final int SOCKET_TYPE = 0xf;

  /**
   * Options of prctl() that reach out: surviving the parent (PR_SET_PDEATHSIG), moving the borders
   * of our memory (PR_SET_MM), sharing a core's siblings (PR_SCHED_CORE), being traced
   * (PR_SET_PTRACER).
   */
  private static final int[] PRCTL_REFUSED = {1, 35, 62, 0x59616d61};

  /** F_SETOWN, F_SETSIG and F_SETOWN_EX make a file send any signal to any process. */
  private static final int[] FCNTL_REFUSED = {8, 10, 15};

  /** The last two are how a performance counter reaches its thread; whose, is behind a pointer. */
  private static final int[] FCNTL_REFUSED_WITH_COUNTERS = {8};

  /** TIOCSTI and TIOCLINUX type into the terminal; FIOSETOWN and SIOCSPGRP are F_SETOWN again. */
  private static final int[] IOCTL_REFUSED = {0x5412, 0x541c, 0x8901, 0x8902};

  private final Architecture architecture;
  private final BpfProgram program = new BpfProgram();

  private SeccompPolicy(Architecture architecture) {
    this.architecture = architecture;
  }

  /**
   * The filter.
   *
   * @param pid of the process that it is for, as that process sees it
   */
  static BpfProgram program(Architecture architecture, int pid, Set<Permit> permits) {
    SeccompPolicy policy = new SeccompPolicy(architecture);
    policy.numbersOfAnotherArchitecture();
    policy.threadsAlone();
    policy.signalsToItselfAlone(pid);
    policy.limitsOfItselfAlone(pid);
    policy.options(PRCTL, 0, PRCTL_REFUSED);
    boolean counters = permits.contains(Permit.PERF_EVENTS);
    policy.options(FCNTL, 1, counters ? FCNTL_REFUSED_WITH_COUNTERS : FCNTL_REFUSED);
    policy.options(IOCTL, 1, IOCTL_REFUSED);
    policy.sockets(permits.contains(Permit.LOOPBACK_SOCKETS));
    policy.counters(counters);
    for (SystemCall[] calls : REFUSED) {
      policy.refuse(calls, NOT_PERMITTED);
    }
    policy.program.end(ALLOW);
    return policy.program;
  }

  /** Leaves the number loaded, for all that follows. */
  private void numbersOfAnotherArchitecture() {
    Label kill = new Label();
    Label known = new Label();
    program.load(BpfProgram.ARCHITECTURE);
    program.unlessEqual(architecture.auditCode, kill);
    program.load(BpfProgram.NUMBER);
    if (architecture == Architecture.X86_64) {
      program.ifAtLeast(X32, kill);
    }
    Label missing = new Label();
    program.ifGreater(NEWEST, missing);
    // Its flags are behind a pointer. glibc then makes its threads with clone().
    program.unlessEqual(CLONE3.number(architecture), known);
    program.place(missing);
    program.end(NO_SUCH_CALL);
    program.place(kill);
    program.end(KILL_PROCESS);
    program.place(known);
  }

  private void threadsAlone() {
    Label next = only(CLONE);
    Label refused = new Label();
    Label thread = new Label();
    program.load(BpfProgram.argument(0));
    program.ifAnyBit(NEW_NAMESPACES, refused);
    program.ifAnyBit(CLONE_THREAD, thread);
    program.place(refused);
    program.end(NOT_PERMITTED);
    program.place(thread);
    program.end(ALLOW);
    program.place(next);
  }

  private void signalsToItselfAlone(int pid) {
    for (SystemCall call : new SystemCall[] {KILL, TGKILL, RT_SIGQUEUEINFO, RT_TGSIGQUEUEINFO}) {
      Label next = only(call);
      allowArguments(0, new int[] {pid}, NOT_PERMITTED);
      program.place(next);
    }
  }

  /** Zero means itself too. */
  private void limitsOfItselfAlone(int pid) {
    Label next = only(PRLIMIT64);
    allowArguments(0, new int[] {0, pid}, NOT_PERMITTED);
    program.place(next);
  }

  private void options(SystemCall call, int argument, int[] refused) {
    Label next = only(call);
    Label refuse = new Label();
    program.load(BpfProgram.argument(argument));
    for (int option : refused) {
      program.ifEqual(option, refuse);
    }
    program.end(ALLOW);
    program.place(refuse);
    program.end(NOT_PERMITTED);
    program.place(next);
  }

  private void sockets(boolean permitted) {
    Label next = only(SOCKETPAIR);
    // Java's channels and pipes need one, to close others with; a stream pair reaches nobody else.
    Label refuse = new Label();
    program.load(BpfProgram.argument(0));
    program.unlessEqual(UNIX, refuse);
    program.load(BpfProgram.argument(1));
    program.and(SOCKET_TYPE);
    program.unlessEqual(STREAM, refuse);
    program.end(ALLOW);
    program.place(refuse);
    program.end(ACCESS_DENIED);
    program.place(next);

    if (permitted) {
      next = only(SOCKET);
      // Never netlink, packet, vsock, the kernel's ciphers and their like.
      allowArguments(0, new int[] {UNIX, INET, INET6}, ACCESS_DENIED);
      program.place(next);
      return;
    }
    refuse(SOCKETS, ACCESS_DENIED);
    // send() is sendto() without an address.
    next = only(SENDTO);
    Label addressed = new Label();
    program.load(BpfProgram.argument(4));
    program.unlessEqual(0, addressed);
    program.load(BpfProgram.highHalf(4));
    program.unlessEqual(0, addressed);
    program.end(ALLOW);
    program.place(addressed);
    program.end(ACCESS_DENIED);
    program.place(next);
  }

  private void counters(boolean permitted) {
    Label next = only(PERF_EVENT_OPEN);
    if (permitted) {
      // Thread ids can't be told apart here, so the kernel judges those; -1 means everyone's.
      Label refuse = new Label();
      program.load(BpfProgram.argument(1));
      program.ifEqual(-1, refuse);
      program.end(ALLOW);
      program.place(refuse);
    }
    program.end(NOT_PERMITTED);
    program.place(next);
  }

  /** What follows is for one call; everything else goes on at the label returned. */
  private Label only(SystemCall call) {
    Label next = new Label();
    program.unlessEqual(call.number(architecture), next);
    return next;
  }

  /** Ends: allowed where an argument is one of these, else refused. */
  private void allowArguments(int index, int[] values, int otherwise) {
    Label allow = new Label();
    program.load(BpfProgram.argument(index));
    for (int value : values) {
      program.ifEqual(value, allow);
    }
    program.end(otherwise);
    program.place(allow);
    program.end(ALLOW);
  }

  private void refuse(SystemCall[] calls, int action) {
    Label refuse = new Label();
    Label next = new Label();
    for (SystemCall call : calls) {
      if (call.number(architecture) != NONE) {
        program.ifEqual(call.number(architecture), refuse);
      }
    }
    program.go(next);
    program.place(refuse);
    program.end(action);
    program.place(next);
  }
}
