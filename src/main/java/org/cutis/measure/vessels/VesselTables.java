package org.cutis.measure.vessels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.cutis.image.Table;

/** Tables of what was measured on vessels; what does not exist is left empty. */
public final class VesselTables {

	private VesselTables() {}

	/** One row of all biomarkers of the vessels. @param smallRadius below which a vessel is small, µm */
	public static Table biomarkers(final VesselMeasures measures, final double smallRadius) {
		final BranchStatistics branches = BranchStatistics.of(measures.vessels());
		final StatisticalSummary tortuosity = branches.tortuosity();
		final List<String> columns = new ArrayList<>();
		final List<Object> row = new ArrayList<>();
		final var table = new Object() {

			void put(final String column, final Number value) {
				columns.add(column);
				row.add(cell(value));
			}
		};
		table.put("blood_volume_um3", measures.volume());
		table.put("blood_volume_percent", 100 * measures.share());
		table.put("tissue_volume_um3", measures.tissue());
		table.put("vessel_length_mm", branches.length() / 1000);
		table.put("small_vessel_length_mm", branches.length(0, smallRadius) / 1000);
		table.put("large_vessel_length_mm", branches.length(smallRadius, Double.POSITIVE_INFINITY) / 1000);
		table.put("small_radius_below_um", smallRadius);
		table.put("bifurcations", measures.vessels().bifurcations());
		table.put("components", measures.vessels().components());
		table.put("cycles", measures.vessels().cycles());
		table.put("branches", branches.branches().size());
		table.put("diameter_mean_um", branches.meanDiameter());
		table.put("diameter_sd_um", branches.sdDiameter());
		table.put("tortuosity_mean", tortuosity.getMean());
		table.put("tortuosity_sd", tortuosity.getStandardDeviation());
		table.put("surface_um2", measures.surface());
		table.put("surface_to_volume_per_um", measures.surfaceToVolume());
		return new Table("Vessels", columns, List.of(row));
	}

	/** The same with what is measured on the epidermis above. */
	public static Table biomarkers(final VesselMeasures measures, final double smallRadius,
		final EpidermisMeasures epidermis)
	{
		final Table vessels = biomarkers(measures, smallRadius);
		final List<String> columns = new ArrayList<>(vessels.columns());
		final List<Object> row = new ArrayList<>(vessels.rows().get(0));
		columns.addAll(List.of("epidermis_width_mean_um", "epidermis_width_sd_um", "epidermis_signal_density"));
		for (final double v : new double[] { epidermis.width(), epidermis.widthSd(), epidermis.signalDensity() })
			row.add(cell(v));
		return new Table(vessels.title(), columns, List.of(row));
	}

	/** A row for each branch. */
	public static Table branches(final VesselGraph vessels) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final VesselBranch b : vessels.graph().edgeSet())
			rows.add(Arrays.asList(b.id(), vessels.graph().getEdgeSource(b).id(), vessels.graph().getEdgeTarget(b).id(), b
				.length(), b.chord(), cell(b.tortuosity()), b.radius(), 2 * b.radius()));
		return new Table("Vessel branches", List.of("branch", "from_node", "to_node", "length_um", "chord_um",
			"tortuosity", "radius_um", "diameter_um"), rows);
	}

	/** A row for each class of diameters: how long the branches in it are. @param bin width of a class, µm */
	public static Table diameters(final VesselGraph vessels, final double bin) {
		final double[] lengths = BranchStatistics.of(vessels).diameters(bin);
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < lengths.length; i++)
			rows.add(List.of(i * bin, (i + 1) * bin, lengths[i] / 1000));
		return new Table("Vessel diameters", List.of("diameter_from_um", "diameter_below_um", "length_mm"), rows);
	}

	/** A row for each layer from where the profile begins. */
	public static Table depths(final DepthProfile profile) {
		return depths(profile, 0);
	}

	/** A row for each layer below the epidermis. @param begin µm below the epidermis at which the profile begins */
	public static Table depths(final DepthProfile profile, final double begin) {
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < profile.tissue().length; i++)
			rows.add(Arrays.asList(begin + i * profile.bin(), begin + (i + 1) * profile.bin(), profile.vessels()[i], profile.tissue()[i],
				cell(100 * profile.density(i))));
		return new Table("Vessel density by depth", List.of("depth_from_um", "depth_below_um", "vessels_um3", "tissue_um3",
			"density_percent"), rows);
	}

	private static Object cell(final Number value) {
		return Double.isFinite(value.doubleValue()) ? value : null;
	}
}
