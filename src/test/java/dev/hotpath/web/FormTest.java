package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms, as browsers encode them. */
class FormTest {

  @Test
  void fields_are_as_they_were_typed() {
    assertEquals(
        Map.of("name", "Zoë & Co = 100 %", "code", "", "then", "/"),
        Form.read("name=Zo%C3%AB+%26+Co+%3D+100+%25&code=&then=%2F"));
  }

  @Test
  void nothing_is_no_field() {
    assertEquals(Map.of(), Form.read(""));
    assertEquals("", new Form(Map.of()).text("name"));
    assertEquals(Map.of("a", "b=c"), Form.read("&&=x&flag&a=b=c"));
  }

  @Test
  void what_is_not_encoded_is_refused() {
    Problem problem = assertThrows(Problem.class, () -> Form.read("name=100%"));
    assertEquals(400, problem.status());
  }
}
