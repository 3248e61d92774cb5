package presize;

final class Presize { /* trap */ }
