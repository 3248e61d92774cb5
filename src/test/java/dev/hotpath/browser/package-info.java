/** Tests that drive the real pages in a real Chromium. */
@NullMarked
package dev.hotpath.browser;

import org.jspecify.annotations.NullMarked;
