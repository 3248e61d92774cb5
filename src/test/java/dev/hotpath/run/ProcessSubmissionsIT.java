package dev.hotpath.run;

class ProcessSubmissionsIT extends SubmissionsContract {

  @Override
  Sandbox sandbox() {
    return new ProcessSandbox();
  }
}
