package org.cutis.model;

import java.util.List;

/**
 * The six classes of the MUNet and MED-Net papers. A class's value in label images
 * is its index here, as everywhere in Cutis. The colours are those of MED-Net's Fig.
 * 2; it shows no aspecific area, which is magenta here.
 */
public final class RcmClasses {

	/** Beyond the lesion's border, or not at the DEJ: the papers' "non-lesion". */
	public static final int BACKGROUND = 0;

	/** Saturated or dark areas, air bubbles. */
	public static final int ARTIFACT = 1;

	/** Thickened junctions between papillae. */
	public static final int MESHWORK = 2;

	/** Bright cells in rings around dark papillae. */
	public static final int RING = 3;

	/** Dense nests of cells, clods. */
	public static final int NESTED = 4;

	/** Disordered, without a pattern. */
	public static final int ASPECIFIC = 5;

	/** Pixels that the readers did not label, in label images for training and evaluation. */
	public static final int UNLABELLED = 255;

	/** Names and colours, by index. */
	public static final List<ModelClass> ALL = List.of(new ModelClass("background", 0xE41A1C), new ModelClass("artifact",
		0xFFE119), new ModelClass("meshwork", 0x2CA02C), new ModelClass("ring", 0x1F4FE0), new ModelClass("nested", 0x17D9E8),
		new ModelClass("aspecific", 0xE040E0));

	private RcmClasses() {}
}
