package org.peyvand.web;

import java.io.Serializable;

/** A short notice that appears over the page and goes by itself, kept in the session through one redirect. */
public record Toast(Tone tone, String text) implements Serializable {}
