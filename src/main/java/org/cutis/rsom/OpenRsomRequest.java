package org.cutis.rsom;

import java.io.File;

/**
 * What to open and how. The steps are those of rsom-files.md in this order.
 *
 * @param lf the LF file; the others are found beside it
 * @param flatten make the skin's surface flat, if there is a surface file
 * @param cut cut or pad with zeros to {@link RsomReader#DEPTH} slices
 * @param normalize to 8 bits, for the eye and the networks; else the raw values, 32 bits
 */
public record OpenRsomRequest(File lf, boolean flatten, boolean cut, boolean normalize) {}
