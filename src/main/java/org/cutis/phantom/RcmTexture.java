package org.cutis.phantom;

/** How a class looks: what lies between cells, and the cells. Reflectance is 0 for black, about 1 for the brightest cells. */
interface RcmTexture {

	/** Reflectance at a place without bright cells. */
	float base(RcmPlace place);

	/**
	 * How much brighter a cell is than what is around it.
	 *
	 * @param place its middle
	 * @param hash its own random number
	 */
	float cell(RcmPlace place, int hash);
}
