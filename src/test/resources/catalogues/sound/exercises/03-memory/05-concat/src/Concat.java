package concat;

final class Concat {}
