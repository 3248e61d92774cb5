package repeat;

final class Repeat {

  static int i;
  static java.util.List raw;

  static String times(String text, int n) {
    try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { try { i++; } finally { i++; } } } } } } } } } } } 
    return text.repeat(n);
  }
}
