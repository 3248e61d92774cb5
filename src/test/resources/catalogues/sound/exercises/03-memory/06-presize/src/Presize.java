package presize;

final class Presize {}
