package dev.hotpath.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.isolation.BpfProgram.Label;
import org.junit.jupiter.api.Test;

class BpfProgramTest {

  private final BpfProgram program = new BpfProgram();
  private final Label label = new Label();

  @Test
  void an_instruction_has_the_kernels_layout() {
    program.load(4);
    program.ifEqual(0x8000_0001, label);
    program.end(7);
    program.place(label);
    program.end(-1);
    assertArrayEquals(
        new long[] {
          0x0000_0004_0000_0020L,
          0x8000_0001_0001_0015L,
          0x0000_0007_0000_0006L,
          0xffff_ffff_0000_0006L,
        },
        program.assemble());
  }

  @Test
  void both_ways_of_a_jump_are_counted_from_the_next_instruction() {
    program.unlessEqual(1, label);
    program.end(10);
    program.end(11);
    program.place(label);
    program.end(12);
    assertEquals(0x0000_0001_0200_0015L, program.assemble()[0]);
  }

  @Test
  void comparing_knows_no_sign() {
    program.load(BpfProgram.argument(2));
    program.ifGreater(5, label);
    program.end(1);
    program.place(label);
    program.end(2);
    assertEquals(1, run(5));
    assertEquals(2, run(6));
    assertEquals(2, run(-1));
  }

  @Test
  void at_least_includes_the_value() {
    program.load(BpfProgram.argument(2));
    program.ifAtLeast(5, label);
    program.end(1);
    program.place(label);
    program.end(2);
    assertEquals(1, run(4));
    assertEquals(2, run(5));
  }

  @Test
  void bits_are_tested_and_kept() {
    program.load(BpfProgram.argument(2));
    program.and(0xf);
    program.ifAnyBit(0x16, label);
    program.end(1);
    program.place(label);
    program.end(2);
    assertEquals(1, run(0x10));
    assertEquals(2, run(0x4));
    assertEquals(1, run(0x9));
  }

  @Test
  void the_halves_of_an_argument_are_apart() {
    program.load(BpfProgram.highHalf(2));
    program.unlessEqual(1, label);
    program.end(1);
    program.place(label);
    program.end(2);
    assertEquals(1, run(1L << 32));
    assertEquals(2, run(1));
  }

  @Test
  void a_jump_that_always_jumps_can_go_far() {
    program.go(label);
    for (int i = 0; i < 1000; i++) {
      program.end(1);
    }
    program.place(label);
    program.end(2);
    assertEquals(2, run(0));
  }

  @Test
  void a_jump_on_a_condition_reaches_255_instructions() {
    fillBehindAJump(255);
    assertEquals(2, run(0));
    BpfProgram tooFar = new BpfProgram();
    Label far = new Label();
    tooFar.ifEqual(0, far);
    for (int i = 0; i < 256; i++) {
      tooFar.end(1);
    }
    tooFar.place(far);
    tooFar.end(2);
    String message = assertThrows(IllegalStateException.class, tooFar::assemble).toString();
    assertTrue(message.contains("the jump at 0 goes to 257"), message);
  }

  @Test
  void a_label_that_is_nowhere_or_behind_is_found() {
    program.place(label);
    program.end(1);
    program.ifEqual(1, label);
    assertThrows(IllegalStateException.class, program::assemble);
    BpfProgram nowhere = new BpfProgram();
    nowhere.go(new Label());
    assertThrows(IllegalStateException.class, nowhere::assemble);
  }

  @Test
  void a_program_that_the_kernel_would_refuse_for_its_length_is_found() {
    for (int i = 0; i < 4096; i++) {
      program.end(1);
    }
    assertEquals(4096, program.assemble().length);
    program.end(1);
    assertThrows(IllegalStateException.class, program::assemble);
  }

  private void fillBehindAJump(int instructions) {
    program.ifEqual(0, label);
    for (int i = 0; i < instructions; i++) {
      program.end(1);
    }
    program.place(label);
    program.end(2);
  }

  private int run(long thirdArgument) {
    return BpfInterpreter.run(program.assemble(), 0, 0, new long[] {0, 0, thirdArgument, 0, 0, 0});
  }
}
