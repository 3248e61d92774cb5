package concat;

class HiddenTest {}
