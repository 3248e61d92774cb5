package dev.hotpath.worker.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.worker.jit.X86Code.Loop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions as the GNU assembler writes them, and the code of whole methods. */
class X86CodeTest {

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Each is one instruction of its own, with the operand that makes it long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "89 84 24 00 c0 fe ff", // mov [rsp-0x14000], eax
        "41 81 7f 20 00 00 00 00", // cmp dword [r15+0x20], 0
        "0f 86 12 01 00 00", // jbe
        "46 8b 54 9a 10", // mov r10d, [rdx+r11*4+0x10]
        "49 ba 7c 8d ec 03 c3 7f 00 00", // mov r10, imm64
        "41 85 02", // test [r10], eax
        "66 41 81 3a 34 12", // cmp word [r10], 0x1234
        "f7 c1 01 00 00 00", // test ecx, 1
        "f7 d9", // neg ecx
        "f6 c1 01", // test cl, 1
        "0f 1f 84 00 2c 02 00 01", // the nop behind a call
        "66 66 90", // a nop of three
        "f0 0f b1 0a", // lock cmpxchg
        "f3 0f b8 c1", // popcnt
        "48 8b 05 10 00 00 00", // mov rax, [rip+16]
        "c5 fd 6f 44 8a 10", // vmovdqa ymm0, [rdx+rcx*4+0x10]
        "c4 e2 7d 40 c1", // vpmulld ymm0, ymm0, ymm1
        "c4 e3 7d 39 c1 01", // vextracti128
        "c5 f8 77", // vzeroupper
        "62 f1 7d 48 6f 44 8a 01", // vmovdqa32 zmm0, [rdx+rcx*4+0x40]
        "66 0f 3a 0f c1 04", // palignr
        "f2 0f 10 05 00 00 00 00", // movsd xmm0, [rip]
        "c2 08 00", // ret 8
        "e8 ac 82 b0 ff", // call
      })
  void an_instruction_is_as_long_as_it_is(String digits) {
    byte[] one = hex(digits);
    assertEquals(one.length, X86Code.understood(one), digits);
    byte[] cut = java.util.Arrays.copyOf(one, one.length - 1);
    assertTrue(X86Code.understood(cut) < cut.length, "cut short: " + digits);
  }

  @Test
  void a_loop_has_the_widest_of_its_vectors_and_none_of_a_loop_within() {
    String vector = "c5 fd fe c1"; // vpaddd ymm0, ymm0, ymm1
    String half = "c5 f9 fe c1"; // vpaddd xmm0, xmm0, xmm1
    String inner = vector + half + "eb f6"; // jmp back over both
    byte[] code = hex("90" + half + inner + "eb f0" + "c3");
    assertEquals(
        List.of(new Loop(5, 15, 2, 256), new Loop(1, 17, 1, 128)), X86Code.vectorLoops(code));
  }

  @Test
  void what_is_outside_of_a_loop_or_works_on_one_number_is_no_vector() {
    String scalar = "c5 fb 58 c1"; // vaddsd xmm0, xmm0, xmm1
    String zero = "c5 f9 ef c0"; // vpxor xmm0, xmm0, xmm0
    String upper = "c5 f8 77"; // vzeroupper
    String min = "c5 f9 5d c1"; // vminpd xmm0, xmm0, xmm1: Math.min of two doubles
    assertEquals(List.of(), X86Code.vectorLoops(hex(scalar + zero + upper + min + "eb ef")));
    assertEquals(List.of(), X86Code.vectorLoops(hex("c5 fd fe c1" + "eb 02" + "90 90 c3")));
    String packed = "c5 f9 58 c1"; // vaddpd xmm0, xmm0, xmm1
    assertEquals(1, X86Code.vectorLoops(hex(packed + "eb fa")).size());
    String sse = "66 0f fe c1"; // paddd xmm0, xmm1, of processors without AVX
    assertEquals(1, X86Code.vectorLoops(hex(sse + "eb fa")).size());
  }

  @Test
  void what_is_rare_and_behind_the_end_is_no_loop_when_it_jumps_back() {
    String vector = "c5 fd fe c1";
    assertEquals(List.of(), X86Code.vectorLoops(hex(vector + "c3" + "90" + "eb f8")));
    assertEquals(1, X86Code.vectorLoops(hex(vector + "90" + "90" + "eb f8" + "c3")).size());
  }

  /** Code of C2, read from its beginning to its stubs. */
  @Test
  void the_code_of_a_method_is_told_apart_to_its_end() throws IOException {
    for (String name : List.of("one-check.log", "no-check.log")) {
      List<NativeCode> all = new ArrayList<>();
      LogLines lines =
          new LogLines(
              new ByteArrayInputStream(Files.readAllBytes(Path.of("src/test/resources/jit", name))),
              1 << 20);
      NativeCodeReader reader = new NativeCodeReader();
      for (String line = lines.next(); line != null; line = lines.next()) {
        reader.read(line, Element.of(line)).ifPresent(all::add);
      }
      assertTrue(!all.isEmpty(), name);
      for (NativeCode code : all) {
        assertTrue(code.code().length > 100, name);
        assertEquals(code.code().length, X86Code.understood(code.code()), name);
        assertTrue(!code.notes().isEmpty(), name);
      }
    }
  }

  @Test
  void any_bytes_end() {
    byte[] bytes = new byte[1 << 16];
    new Random(42).nextBytes(bytes);
    for (int start = 0; start < 1_000; start++) {
      byte[] some = java.util.Arrays.copyOfRange(bytes, start, start + 500);
      assertTrue(X86Code.understood(some) <= some.length);
      for (Loop loop : X86Code.vectorLoops(some)) {
        assertTrue(loop.start() >= 0 && loop.start() < loop.end() && loop.end() <= some.length);
      }
    }
  }
}
