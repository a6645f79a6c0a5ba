package org.cutis.measure.vessels;

/**
 * What the group of the RSOM paper measures on the epidermis beside the vessels.
 *
 * @param width mean thickness over the columns that have an epidermis, µm; NaN if none has
 * @param widthSd its standard deviation over these columns (of a sample), µm
 * @param signalDensity mean signal of the epidermis' voxels, both bands alike, as a share of the brightest there can be,
 *          0 to 1; NaN without epidermis
 */
public record EpidermisMeasures(double width, double widthSd, double signalDensity) {}
