package org.cutis.rsom;

import org.cutis.image.Provenance;
import org.cutis.image.Volume;

/**
 * An opened scan.
 *
 * @param volume axes x, y, z (depth), c (LF, HF); 12 x 12 x 3 µm; 8-bit if
 *          normalized, else 32-bit; titled {@code R_<datetime>_<id>}
 * @param provenance files and steps
 */
public record RsomImage(Volume<?> volume, Provenance provenance) {}
