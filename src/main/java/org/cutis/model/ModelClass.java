package org.cutis.model;

/**
 * A class of tissue a model tells apart.
 *
 * @param name for example {@code epidermis}
 * @param color 0xRRGGBB, for overlays and look-up tables
 */
public record ModelClass(String name, int color) {

	public ModelClass {
		Checks.text("class name", name);
		Checks.that(color >= 0 && color <= 0xFFFFFF, "The colour of class " + name + " must be 0 to 0xFFFFFF");
	}
}
