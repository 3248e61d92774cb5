package concat;

final class Concat { /* solved */ }
