package dev.hotpath.run;

class NamespaceSubmissionsIT extends SubmissionsContract {

  @Override
  Sandbox sandbox() {
    return Tiers.namespaces();
  }
}
