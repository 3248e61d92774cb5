/**
 * Pages and HTTP API. In: requests. Out: HTML, JSON and server-sent events; runs no learner's code.
 */
@NullMarked
package dev.hotpath.web;

import org.jspecify.annotations.NullMarked;
