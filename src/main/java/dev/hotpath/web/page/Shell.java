package dev.hotpath.web.page;

/**
 * What surrounds every page.
 *
 * @param version of Hotpath
 * @param tier how submissions are confined: {@code namespaces} or {@code process}
 * @param tierExplained one sentence on what that tier stops
 * @param nonce of this response's Content-Security-Policy, for the editor's style elements
 * @param current key of the page in the navigation: {@code home}, {@code exercise}, {@code about}
 */
public record Shell(
    String version, String tier, String tierExplained, String nonce, String current) {}
