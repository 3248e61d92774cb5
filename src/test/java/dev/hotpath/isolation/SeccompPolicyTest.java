package dev.hotpath.isolation;

import static dev.hotpath.isolation.SeccompPolicy.ACCESS_DENIED;
import static dev.hotpath.isolation.SeccompPolicy.ALLOW;
import static dev.hotpath.isolation.SeccompPolicy.KILL_PROCESS;
import static dev.hotpath.isolation.SeccompPolicy.NOT_PERMITTED;
import static dev.hotpath.isolation.SeccompPolicy.NO_SUCH_CALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.isolation.Seccomp.Permit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the filter says of calls that nobody makes: run by an interpreter, for both processors. */
class SeccompPolicyTest {

  private static final int PID = 4711;
  private static final int OTHER_PID = 4712;

  /** Refused or allowed by their arguments. */
  private static final Set<SystemCall> BY_ARGUMENT =
      EnumSet.of(
          SystemCall.CLONE,
          SystemCall.CLONE3,
          SystemCall.FCNTL,
          SystemCall.IOCTL,
          SystemCall.KILL,
          SystemCall.PRCTL,
          SystemCall.PRLIMIT64,
          SystemCall.RT_SIGQUEUEINFO,
          SystemCall.RT_TGSIGQUEUEINFO,
          SystemCall.SENDTO,
          SystemCall.SOCKETPAIR,
          SystemCall.TGKILL);

  /** Named because this room makes them; a second filter, or rules on files, may still come. */
  private static final Set<SystemCall> OUR_OWN = EnumSet.of(SystemCall.GETPID, SystemCall.SECCOMP);

  private static final Set<SystemCall> SOCKETS =
      EnumSet.of(
          SystemCall.ACCEPT,
          SystemCall.ACCEPT4,
          SystemCall.BIND,
          SystemCall.CONNECT,
          SystemCall.LISTEN,
          SystemCall.SENDMMSG,
          SystemCall.SENDMSG,
          SystemCall.SOCKET);

  @ParameterizedTest
  @EnumSource
  void what_is_named_is_refused_but_for_what_this_room_needs(SystemCall call) {
    if (BY_ARGUMENT.contains(call)) {
      return;
    }
    int refused = SOCKETS.contains(call) ? ACCESS_DENIED : NOT_PERMITTED;
    int expected = OUR_OWN.contains(call) ? ALLOW : refused;
    for (Architecture architecture : Architecture.values()) {
      if (call.number(architecture) != SystemCall.NONE) {
        assertEquals(expected, judge(architecture, Set.of(), call), architecture.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_named_is_allowed(Architecture architecture) {
    for (int number = 0; number <= SystemCall.NEWEST; number++) {
      boolean named = false;
      for (SystemCall call : SystemCall.values()) {
        named |= call.number(architecture) == number;
      }
      if (!named) {
        assertEquals(ALLOW, judge(architecture, Set.of(), number), "call " + number);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_newer_than_the_list_does_not_exist(Architecture architecture) {
    assertEquals(ALLOW, judge(architecture, Set.of(), SystemCall.NEWEST));
    assertEquals(NO_SUCH_CALL, judge(architecture, Set.of(), SystemCall.NEWEST + 1));
    assertEquals(NO_SUCH_CALL, judge(architecture, Set.of(), 0x3fff_ffff));
  }

  @ParameterizedTest
  @EnumSource
  void numbers_of_another_architecture_end_the_process(Architecture architecture) {
    long[] program = program(architecture, Set.of());
    int i386 = 0x4000_0003;
    assertEquals(KILL_PROCESS, BpfInterpreter.run(program, i386, 3, new long[6]));
    Architecture other =
        architecture == Architecture.X86_64 ? Architecture.AARCH64 : Architecture.X86_64;
    assertEquals(KILL_PROCESS, BpfInterpreter.run(program, other.auditCode, 3, new long[6]));
  }

  @ParameterizedTest
  @CsvSource({"0x40000000", "0x4000003b", "0x40000208", "-1"})
  void numbers_of_x32_end_the_process(String number) {
    assertEquals(
        KILL_PROCESS, judge(Architecture.X86_64, Set.of(), Long.decode(number).intValue()));
  }

  @ParameterizedTest
  @EnumSource
  void a_thread_can_be_made_but_no_process_and_no_namespace(Architecture architecture) {
    // What glibc asks for: VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, and two on its id.
    long thread = 0x3d0f00;
    assertEquals(ALLOW, judge(architecture, Set.of(), SystemCall.CLONE, thread));
    // fork() and posix_spawn() as glibc makes them.
    assertEquals(NOT_PERMITTED, judge(architecture, Set.of(), SystemCall.CLONE, 0x1200011));
    assertEquals(NOT_PERMITTED, judge(architecture, Set.of(), SystemCall.CLONE, 0x4111));
    for (int bit : new int[] {17, 25, 26, 27, 28, 29, 30}) {
      long namespace = thread | 1L << bit;
      assertEquals(NOT_PERMITTED, judge(architecture, Set.of(), SystemCall.CLONE, namespace));
    }
    assertEquals(NO_SUCH_CALL, judge(architecture, Set.of(), SystemCall.CLONE3));
  }

  @ParameterizedTest
  @EnumSource(names = {"KILL", "TGKILL", "RT_SIGQUEUEINFO", "RT_TGSIGQUEUEINFO", "PRLIMIT64"})
  void a_process_reaches_itself_alone(SystemCall call) {
    for (Architecture architecture : Architecture.values()) {
      assertEquals(ALLOW, judge(architecture, Set.of(), call, PID));
      // The kernel takes the low half alone for an int.
      assertEquals(ALLOW, judge(architecture, Set.of(), call, PID | 1L << 32));
      for (long other : new long[] {OTHER_PID, 1, -1, -PID}) {
        assertEquals(NOT_PERMITTED, judge(architecture, Set.of(), call, other), "pid " + other);
      }
      // For signals its group, of which the server may be one; for limits itself.
      int zero = call == SystemCall.PRLIMIT64 ? ALLOW : NOT_PERMITTED;
      assertEquals(zero, judge(architecture, Set.of(), call, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRCTL, 0, 1", // PR_SET_PDEATHSIG
    "PRCTL, 0, 35", // PR_SET_MM
    "PRCTL, 0, 62", // PR_SCHED_CORE
    "PRCTL, 0, 0x59616d61", // PR_SET_PTRACER
    "FCNTL, 1, 8", // F_SETOWN
    "FCNTL, 1, 10", // F_SETSIG
    "FCNTL, 1, 15", // F_SETOWN_EX
    "IOCTL, 1, 0x5412", // TIOCSTI
    "IOCTL, 1, 0x541c", // TIOCLINUX
    "IOCTL, 1, 0x8901", // FIOSETOWN
    "IOCTL, 1, 0x8902", // SIOCSPGRP
  })
  void an_option_that_reaches_out_is_refused(SystemCall call, int argument, String option) {
    long[] arguments = new long[6];
    for (Architecture architecture : Architecture.values()) {
      // With the high half set too: the kernel would ignore it.
      for (long high : new long[] {0, 1L << 32, -1L << 32}) {
        arguments[argument] = Long.decode(option) | high;
        assertEquals(NOT_PERMITTED, judge(architecture, Set.of(), call, arguments));
      }
      // PR_SET_NAME, F_SETLK (16 is F_GETOWN_EX), FIONREAD.
      for (long harmless : new long[] {15 + (argument == 1 ? 1 : 0), 6, 0x541b}) {
        arguments[argument] = harmless;
        assertEquals(ALLOW, judge(architecture, Set.of(), call, arguments));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_open_stream_can_be_sent_to_and_no_address_can(Architecture architecture) {
    assertEquals(ALLOW, judge(architecture, Set.of(), SystemCall.SENDTO, 5, 1, 1, 0, 0, 0));
    for (long address : new long[] {0x1000, 0x7f00_0000_0000L}) {
      assertEquals(
          ACCESS_DENIED, judge(architecture, Set.of(), SystemCall.SENDTO, 5, 1, 1, 0, address, 16));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0x80001, true", // a stream, closed on exec
    "1, 1, true",
    "1, 2, false", // datagrams could be sent elsewhere
    "1, 5, false",
    "2, 1, false",
    "16, 3, false",
  })
  void a_socket_pair_is_a_stream(int family, String type, boolean allowed) {
    assertEquals(
        allowed ? ALLOW : ACCESS_DENIED,
        judge(Architecture.X86_64, Set.of(), SystemCall.SOCKETPAIR, family, Long.decode(type)));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "10, true", "0, false", "16, false", "17, false", "38, false"})
  void a_permit_for_sockets_is_for_three_families(int family, boolean allowed) {
    for (Architecture architecture : Architecture.values()) {
      assertEquals(
          allowed ? ALLOW : ACCESS_DENIED,
          judge(architecture, Set.of(Permit.LOOPBACK_SOCKETS), SystemCall.SOCKET, family));
      assertEquals(ACCESS_DENIED, judge(architecture, Set.of(), SystemCall.SOCKET, family));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_permit_opens_what_it_names_and_nothing_else(SystemCall call) {
    for (Architecture architecture : Architecture.values()) {
      int number = call.number(architecture);
      if (number == SystemCall.NONE || call == SystemCall.SENDTO) {
        continue;
      }
      int without = judge(architecture, Set.of(), call);
      int sockets = judge(architecture, Set.of(Permit.LOOPBACK_SOCKETS), call);
      // Family 0 stays refused.
      boolean opened = SOCKETS.contains(call) && call != SystemCall.SOCKET;
      assertEquals(opened ? ALLOW : without, sockets);
      int counters = judge(architecture, Set.of(Permit.PERF_EVENTS), call);
      assertEquals(call == SystemCall.PERF_EVENT_OPEN ? ALLOW : without, counters);
    }
  }

  @ParameterizedTest
  @EnumSource
  void counters_are_never_everyones(Architecture architecture) {
    Set<Permit> permits = Set.of(Permit.PERF_EVENTS);
    assertEquals(ALLOW, judge(architecture, permits, SystemCall.PERF_EVENT_OPEN, 8, PID));
    assertEquals(NOT_PERMITTED, judge(architecture, permits, SystemCall.PERF_EVENT_OPEN, 8, -1));
    assertEquals(
        NOT_PERMITTED, judge(architecture, permits, SystemCall.PERF_EVENT_OPEN, 8, 0xffff_ffffL));
  }

  /** F_SETOWN, F_SETSIG, F_SETOWN_EX. */
  @ParameterizedTest
  @CsvSource({"8, false", "10, true", "15, true"})
  void counters_send_their_signals_through_files(int option, boolean allowed) {
    for (Architecture architecture : Architecture.values()) {
      Set<Permit> permits = Set.of(Permit.PERF_EVENTS);
      assertEquals(
          allowed ? ALLOW : NOT_PERMITTED,
          judge(architecture, permits, SystemCall.FCNTL, 3, option));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_kernel_takes_its_length(Architecture architecture) {
    assertTrue(program(architecture, Set.of()).length < 300);
  }

  private static int judge(
      Architecture architecture, Set<Permit> permits, SystemCall call, long... arguments) {
    return judge(architecture, permits, call.number(architecture), arguments);
  }

  private static int judge(
      Architecture architecture, Set<Permit> permits, int number, long... arguments) {
    long[] six = Arrays.copyOf(arguments, 6);
    return BpfInterpreter.run(program(architecture, permits), architecture.auditCode, number, six);
  }

  private static long[] program(Architecture architecture, Set<Permit> permits) {
    return SeccompPolicy.program(architecture, PID, permits).assemble();
  }
}
