package presize;

final class Presize { /* solved */ }
