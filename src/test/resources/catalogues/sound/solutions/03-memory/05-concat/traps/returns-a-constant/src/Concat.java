package concat;

final class Concat { /* trap */ }
