package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.jit.JitPicture.Reason;

/** Where more can be read: pages of OpenJDK, and its source as it was at JDK 25. */
enum Reading {
  INLINING("opto/bytecodeInfo.cpp", "how C2 decides what to inline"),
  INLINING_C1("c1/c1_GraphBuilder.cpp", "how C1 decides what to inline"),
  INTRINSICS("classfile/vmIntrinsics.hpp", "the list of intrinsics"),
  VECTORS("opto/superword.hpp", "how C2 finds vectors"),
  TRAPS("runtime/deoptimization.hpp", "the reasons for leaving compiled code"),
  LOCKS("opto/macro.cpp", "how C2 takes locks and objects away"),
  VIRTUAL_CALLS("VirtualCalls", "OpenJDK’s page on virtual calls"),
  TECHNIQUES("PerformanceTechniques", "OpenJDK’s page on what the compiler does well"),
  ESCAPE("EscapeAnalysis", "OpenJDK’s page on escape analysis"),
  RANGE_CHECKS("RangeCheckElimination", "OpenJDK’s page on checks of indices");

  private static final String SOURCE =
      "https://github.com/openjdk/jdk/blob/jdk-25-ga/src/hotspot/share/";
  private static final String WIKI = "https://wiki.openjdk.org/display/HotSpot/";

  private final String url;
  private final String what;

  Reading(String place, String what) {
    url = (place.contains("/") ? SOURCE : WIKI) + place;
    this.what = what;
  }

  /** A reason that this explains. */
  Reason of(String words, String plain) {
    return new Reason(words, plain, url, what);
  }
}
