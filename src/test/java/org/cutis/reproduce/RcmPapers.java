package org.cutis.reproduce;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.cutis.model.RcmClasses;

/** The papers' own figures, 0 to 1. Their rows are background, artifact, meshwork, nested, ring, aspecific. */
final class RcmPapers {

	private static final List<Integer> ROWS = List.of(RcmClasses.BACKGROUND, RcmClasses.ARTIFACT, RcmClasses.MESHWORK,
		RcmClasses.NESTED, RcmClasses.RING, RcmClasses.ASPECIFIC);

	/** Columns of {@link #TABLE_1}. */
	private static final List<String> MUNET_NETWORKS = List.of("munet", "deeplab", "segnet", "fcn", "unet");

	/** Columns of {@link #TABLE_5}. */
	private static final List<String> LOSSES = List.of(RcmSettings.CROSS_ENTROPY, RcmSettings.DICE, RcmSettings.MEDNET);

	/** MUNet, Table 1, in percent. */
	private static final Map<RcmMeasure, double[][]> TABLE_1 = new EnumMap<>(Map.of(RcmMeasure.SENSITIVITY,
		new double[][] { { 72.89, 58.01, 51.75, 47.57, 37.19 }, { 79.16, 78.37, 83.56, 78.97, 75.96 }, { 50.52, 47.79, 66.99,
			24.72, 46.82 }, { 77.39, 91.15, 73.70, 57.80, 60.94 }, { 93.86, 82.25, 91.53, 88.74, 94.11 }, { 87.26, 59.34, 45.31,
				55.01, 65.00 } }, RcmMeasure.SPECIFICITY, new double[][] { { 95.26, 96.00, 96.15, 92.17, 96.40 }, { 97.44, 95.36,
					95.92, 95.30, 96.22 }, { 97.88, 95.07, 91.01, 98.30, 97.80 }, { 96.11, 82.45, 96.09, 89.74, 96.09 }, { 90.38,
						94.70, 84.61, 86.66, 71.07 }, { 91.20, 95.73, 97.50, 85.41, 93.67 } }, RcmMeasure.DICE, new double[][] { {
							78.36, 68.60, 63.72, 56.18, 50.53 }, { 80.61, 74.78, 79.21, 74.99, 75.43 }, { 64.71, 59.41, 70.19, 38.26,
								61.34 }, { 59.08, 31.82, 56.98, 30.33, 49.55 }, { 81.71, 81.44, 73.56, 74.43, 62.33 }, { 59.59, 56.34, 51.70,
									33.32, 53.95 } }, RcmMeasure.PRECISION, new double[][] { { 84.71, 83.91, 82.88, 68.61, 78.78 }, { 82.12,
										71.51, 75.29, 71.39, 74.90 }, { 89.97, 78.49, 73.72, 84.57, 88.91 }, { 47.77, 19.28, 46.45, 20.56, 41.74 },
			{ 72.35, 80.64, 61.48, 64.09, 46.60 }, { 45.24, 53.62, 60.17, 23.89, 46.11 } }));

	/** MED-Net, Table 5. */
	private static final Map<RcmMeasure, double[][]> TABLE_5 = new EnumMap<>(Map.of(RcmMeasure.DICE, new double[][] { {
		0.91, 0.92, 0.92 }, { 0.78, 0.78, 0.76 }, { 0.57, 0.64, 0.67 }, { 0.56, 0.57, 0.62 }, { 0.76, 0.75, 0.79 }, { 0.68,
			0.71, 0.72 } }, RcmMeasure.SENSITIVITY, new double[][] { { 0.89, 0.93, 0.89 }, { 0.78, 0.74, 0.81 }, { 0.50, 0.71,
				0.67 }, { 0.51, 0.44, 0.50 }, { 0.76, 0.71, 0.79 }, { 0.88, 0.76, 0.77 } }, RcmMeasure.SPECIFICITY,
		new double[][] { { 0.99, 0.98, 0.99 }, { 0.95, 0.96, 0.92 }, { 0.93, 0.86, 0.91 }, { 0.98, 0.99, 0.99 }, { 0.93, 0.95,
			0.94 }, { 0.90, 0.95, 0.95 } }));

	private RcmPapers() {}

	/**
	 * A figure of MUNet's Table 1, or, for MED-Net, of MED-Net's Table 5.
	 *
	 * @param name of the network as in our tables
	 * @param index of the class in {@link RcmClasses}
	 * @return NaN where the papers have none
	 */
	static double figure(final String name, final RcmMeasure measure, final int index) {
		final boolean first = MUNET_NETWORKS.contains(name);
		final double[][] table = (first ? TABLE_1 : TABLE_5).get(measure);
		final int column = (first ? MUNET_NETWORKS : LOSSES).indexOf(name);
		return table == null || column < 0 ? Double.NaN : table[ROWS.indexOf(index)][column] / (first ? 100 : 1);
	}

	/** Plain mean of the classes' figures; NaN where there are none. */
	static double mean(final String name, final RcmMeasure measure) {
		return ROWS.stream().mapToDouble(c -> figure(name, measure, c)).average().orElseThrow();
	}

	/** Networks of MUNet's Table 1, MUNet first. */
	static List<String> munetNetworks() {
		return MUNET_NETWORKS;
	}

	/** In how many rows of MUNet's Table 1, of all four measures, MUNet is the best. */
	static int munetWins() {
		return (int) TABLE_1.values().stream().flatMap(Arrays::stream).filter(row -> Arrays.stream(row).max()
			.getAsDouble() == row[0]).count();
	}
}
