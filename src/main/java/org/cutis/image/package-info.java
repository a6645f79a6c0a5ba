/**
 * The door: ImagePlus and files to ImgLib2 and back, axes, pixel sizes in µm, provenance, readers and writers.
 */
package org.cutis.image;
