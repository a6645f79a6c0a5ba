/**
 * Tiling, halo and streaming of big images through a predictor: memory grows with the tile, not with the image.
 */
package org.cutis.tile;
