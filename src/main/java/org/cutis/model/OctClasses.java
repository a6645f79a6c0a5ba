package org.cutis.model;

import java.util.List;

/**
 * The five classes of the OCT paper (Calderon-Delgado et al.) in the order of
 * depth. A class's value in label images is its index here, as everywhere in
 * Cutis: 0 glass, 1 glycerol, 2 epidermis, 3 DEJ, 4 dermis. The colours are those
 * of the paper's Fig. 3 in words: glass yellow, glycerol light green, epidermis
 * green, DEJ dark blue, dermis blue.
 */
public final class OctClasses {

	/** The glass the skin is pressed against. */
	public static final int GLASS = 0;

	/** The coupling medium between glass and skin. */
	public static final int GLYCEROL = 1;

	/** From the skin's surface, stratum corneum included, to the DEJ. */
	public static final int EPIDERMIS = 2;

	/** The dermal-epidermal junction, drawn as a band of 5 µm. */
	public static final int DEJ = 3;

	/** Everything below. */
	public static final int DERMIS = 4;

	/** Names and colours, by index. */
	public static final List<ModelClass> ALL = List.of(new ModelClass("glass", 0xFDE725), new ModelClass("glycerol",
		0xA6DB45), new ModelClass("epidermis", 0x2A9D4A), new ModelClass("DEJ", 0x16167A), new ModelClass("dermis",
			0x3F7FD9));

	/** Weights of the cross entropy by index: DEJ 20, glass and glycerol 10, dermis and epidermis 1 (section II.B). */
	public static final List<Double> WEIGHTS = List.of(10.0, 10.0, 1.0, 20.0, 1.0);

	/** Width of the DEJ as the paper's doctors drew it, µm (section II.A). */
	public static final double DEJ_WIDTH = 5;

	private OctClasses() {}
}
