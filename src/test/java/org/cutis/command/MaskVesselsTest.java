package org.cutis.command;

import static org.cutis.command.EpidermisResults.sameCalibration;
import static org.cutis.command.EpidermisResults.slices;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.cutis.image.Provenance;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;

/** What the real command gives, in a real context, with the filter and with a network of random weights. */
public class MaskVesselsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(MaskVessels.class);

	private ImagePlus image, truth;

	@Before
	public void makeImage() {
		image = VesselImages.scan("my scan.tif");
		truth = VesselImages.epidermis(image);
	}

	private CommandModule frangi(final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("image", image, "epidermis", truth, "method", "frangi"));
		inputs.addAll(List.of(more));
		return done(commands.run(inputs.toArray()));
	}

	private static CommandModule done(final CommandModule module) {
		assertNull(module.getCancelReason(), module.getCancelReason());
		return module;
	}

	private static ImagePlus image(final CommandModule module, final String output) {
		final ImagePlus image = (ImagePlus) module.getOutput(output);
		assertNotNull(output, image);
		return image;
	}

	private static long sum(final byte[][] slices) {
		long n = 0;
		for (final byte[] slice : slices)
			for (final byte v : slice)
				n += v;
		return n;
	}

	/** The only row of a table, by column. */
	private static Map<String, String> row(final File csv) throws Exception {
		final List<String> lines = Files.readAllLines(csv.toPath());
		assertEquals(2, lines.size());
		final String[] columns = lines.get(0).split(","), cells = lines.get(1).split(",", -1);
		final Map<String, String> row = new HashMap<>();
		for (int i = 0; i < columns.length; i++)
			row.put(columns[i], cells[i]);
		return row;
	}

	@Test
	public void theMaskHasTheInputsGeometryAndLiesBelowTheEpidermis() throws Exception {
		final CommandModule module = frangi("show_probability", true);
		final ImagePlus mask = image(module, "labels"), share = image(module, "probability");
		assertEquals("my scan_vessels", mask.getTitle());
		assertArrayEquals(new int[] { 40, 20, 1, 200, 1 }, mask.getDimensions());
		assertEquals(8, mask.getBitDepth());
		sameCalibration(image.getCalibration(), mask.getCalibration());
		assertEquals(0xFF000000, mask.getProcessor().getLut().getRGB(0));
		assertEquals(0xFF3060FF, mask.getProcessor().getLut().getRGB(1));
		final int[] below = VesselImages.below(truth);
		final byte[][] slices = slices(mask);
		for (int z = 0; z < slices.length; z++) {
			final float[] p = (float[]) share.getStack().getPixels(z + 1);
			for (int i = 0; i < p.length; i++) {
				assertEquals(p[i] >= 0.12f ? 1 : 0, slices[z][i]);
				if (z < below[i]) assertEquals(0, p[i], 0);
			}
		}
		assertTrue(sum(slices) > 500);
		assertNull("it was given", module.getOutput("found_epidermis"));
		assertNull(module.getOutput("projections"));
	}

	@Test
	public void aNetworkHasItsOwnThreshold() throws Exception {
		final ModelBundle tiny = VesselImages.untrained(folder.getRoot().toPath().resolve("tiny"), Modality.RSOM_VESSELS, "z",
			"y", "x");
		final CommandModule module = done(commands.run("image", image, "epidermis", truth, "vessel_model", tiny.folder()
			.toString(), "show_probability", true));
		final ImagePlus share = image(module, "probability");
		final byte[][] slices = slices(image(module, "labels"));
		final int[] below = VesselImages.below(truth);
		int between = 0;
		for (int z = 0; z < slices.length; z++) {
			final float[] p = (float[]) share.getStack().getPixels(z + 1);
			for (int i = 0; i < p.length; i++) {
				assertEquals(z >= below[i] && p[i] >= VesselImages.THRESHOLD ? 1 : 0, slices[z][i]);
				if (p[i] > 0 && p[i] < 1) between++;
			}
		}
		assertTrue(between > 10_000);
		final Map<String, String> entries = Provenance.of(image(module, "labels")).entries();
		assertEquals("tiny", entries.get("model"));
		assertEquals(tiny.sha256(), entries.get("model.sha256"));
		assertEquals("0.45", entries.get("threshold"));
		assertEquals("truth", entries.get("epidermis"));
		final CommandModule other = done(commands.run("image", image, "epidermis", truth, "vessel_model", tiny.folder()
			.toString(), "threshold", 0.999));
		assertTrue(sum(slices(image(other, "labels"))) < sum(slices));
	}

	@Test
	public void theShippedModelFindsTheVessels() throws Exception {
		final byte[][] found = slices(image(done(commands.run("image", image, "epidermis", truth)), "labels"));
		final byte[][] vessels = slices(VesselImages.vessels(image));
		long both = 0;
		for (int z = 0; z < found.length; z++)
			for (int i = 0; i < found[z].length; i++)
				both += found[z][i] * vessels[z][i];
		final double dice = 2.0 * both / (sum(found) + sum(vessels));
		assertTrue("Dice " + dice, dice > 0.6);
	}

	@Test
	public void withoutLabelsTheEpidermisIsSegmentedFirst() throws Exception {
		final CommandRule segment = new CommandRule(SegmentEpidermis.class);
		segment.before();
		final ImagePlus expected;
		try {
			expected = image(segment.run("image", image), "labels");
		}
		finally {
			segment.after();
		}
		final File out = folder.newFolder();
		final CommandModule module = done(commands.run("image", image, "method", "frangi", "output", out));
		final ImagePlus found = image(module, "found_epidermis");
		assertEquals("my scan_epidermis", found.getTitle());
		assertArrayEquals(slices(expected), slices(found));
		assertTrue(new File(out, "my scan_epidermis.tif").exists());
		final CommandModule again = done(commands.run("image", image, "method", "frangi", "epidermis", expected));
		assertArrayEquals(slices(image(module, "labels")), slices(image(again, "labels")));
		assertEquals("epidermis", Provenance.of(found).entries().get("epidermis_model"));
	}

	@Test
	public void whatIsMeasuredIsWhatTheMaskHas() throws Exception {
		final File out = folder.newFolder();
		final CommandModule module = frangi("output", out, "depth_layers", 60);
		final long voxels = sum(slices(image(module, "labels")));
		final Map<String, String> row = row(new File(out, "my scan_vessels.csv"));
		assertEquals(voxels * 432.0, Double.parseDouble(row.get("blood_volume_um3")), 1e-3);
		long tissue = 0;
		for (final int b : VesselImages.below(truth))
			tissue += 200 - b;
		assertEquals(tissue * 432.0, Double.parseDouble(row.get("tissue_volume_um3")), 1e-3);
		assertEquals(100.0 * voxels / tissue, Double.parseDouble(row.get("blood_volume_percent")), 1e-9);
		assertEquals("2.5 pixels of 12 µm", 30, Double.parseDouble(row.get("small_radius_below_um")), 0);
		assertEquals(Double.parseDouble(row.get("vessel_length_mm")), Double.parseDouble(row.get("small_vessel_length_mm")) +
			Double.parseDouble(row.get("large_vessel_length_mm")), 1e-9);
		assertTrue(Double.parseDouble(row.get("vessel_length_mm")) > 0);
		assertEquals(3.0 * sum(slices(truth)) / 800, Double.parseDouble(row.get("epidermis_width_mean_um")), 1e-6);
		double signal = 0;
		for (int z = 1; z <= 200; z++)
			for (int c = 1; c <= 2; c++) {
				final byte[] band = (byte[]) image.getStack().getPixels(image.getStackIndex(c, z, 1));
				for (int i = 0; i < band.length; i++)
					signal += (band[i] & 0xff) / 510.0 * ((byte[]) truth.getStack().getPixels(z))[i];
			}
		assertEquals(signal / sum(slices(truth)), Double.parseDouble(row.get("epidermis_signal_density")), 1e-5);
		double vessels = 0;
		final List<String> depths = Files.readAllLines(new File(out, "my scan_vessels_depth.csv").toPath());
		for (final String line : depths.subList(1, depths.size()))
			vessels += Double.parseDouble(line.split(",")[2]);
		assertEquals(voxels * 432.0, vessels, 1);
		assertTrue(depths.get(1).startsWith("0.0,60.0,"));
	}

	@Test
	public void filesHaveTheirNames() throws Exception {
		final File out = new File(folder.getRoot(), "new/results");
		final CommandModule module = frangi("output", out, "show_probability", true, "show_projections", true, "show_plots",
			true, "export_graph", true);
		final List<String> names = new ArrayList<>();
		for (final String s : List.of(".tif", ".csv", ".csv.provenance.txt", ".vtk", ".graphml", "_probability.tif",
			"_projections.png", "_density.png", "_diameters.png", "_depth.csv", "_depth.csv.provenance.txt", "_diameters.csv",
			"_diameters.csv.provenance.txt", "_branches.csv", "_branches.csv.provenance.txt"))
			names.add("my scan_vessels" + s);
		assertEquals(new TreeSet<>(names), new TreeSet<>(Arrays.asList(out.list())));
		final ImagePlus read = IJ.openImage(new File(out, "my scan_vessels.tif").getPath());
		assertArrayEquals(slices(image(module, "labels")), slices(read));
		sameCalibration(image.getCalibration(), read.getCalibration());
		assertEquals(2, image(module, "plots").getStackSize());
		assertTrue(Files.readString(new File(out, "my scan_vessels.vtk").toPath()).startsWith("# vtk DataFile"));
		final Map<String, String> entries = Provenance.of(read).entries();
		assertEquals("Mask Vessels", entries.get("command"));
		assertEquals("frangi", entries.get("method"));
		assertTrue(entries.get("filter"), entries.get("filter").startsWith("scales [7.0, 14.0, 24.0] µm"));
		assertEquals("0", entries.get("columns_without_epidermis"));
		assertEquals(new Provenance(entries).toText(), Files.readString(new File(out, "my scan_vessels.csv.provenance.txt")
			.toPath()));
	}

	@Test
	public void theRegionRestrictsEverything() throws Exception {
		final byte[][] all = slices(image(frangi(), "labels"));
		image.setRoi(10, 5, 20, 8);
		final File out = folder.newFolder();
		final byte[][] some = slices(image(frangi("roi_from", 60, "roi_to", 240, "selection_only", true, "output", out),
			"labels"));
		final int[] below = VesselImages.below(truth);
		long tissue = 0;
		for (int z = 0; z < all.length; z++)
			for (int i = 0; i < below.length; i++) {
				final int x = i % 40, y = i / 40, um = (z - below[i]) * 3;
				final boolean in = x >= 10 && x < 30 && y >= 5 && y < 13 && um >= 60 && um < 240;
				assertEquals(in ? all[z][i] : 0, some[z][i]);
				if (in) tissue++;
			}
		assertTrue(sum(some) > 20);
		final Map<String, String> row = row(new File(out, "my scan_vessels.csv"));
		assertEquals(tissue * 432.0, Double.parseDouble(row.get("tissue_volume_um3")), 1e-3);
		assertTrue(Files.readAllLines(new File(out, "my scan_vessels_depth.csv").toPath()).get(1).startsWith("60.0,110.0,"));
	}

	@Test
	public void theOffsetTakesAwayMore() throws Exception {
		final int[] below = VesselImages.below(truth);
		final byte[][] slices = slices(image(frangi("offset", 45), "labels"));
		for (int z = 0; z < slices.length; z++)
			for (int i = 0; i < below.length; i++)
				if (z < below[i] + 15) assertEquals(0, slices[z][i]);
		assertTrue(sum(slices) > 100);
	}

	@Test
	public void anEmptyMaskIsZerosWithAWarning() throws Exception {
		final List<String> log = new ArrayList<>();
		final File out = folder.newFolder();
		final CommandModule module = done(commands.run(message -> log.add(message.text()), "image", image, "epidermis", truth,
			"method", "frangi", "threshold", 1, "output", out, "export_graph", true, "show_projections", true, "show_plots",
			true));
		assertEquals(0, sum(slices(image(module, "labels"))));
		assertTrue(log.toString(), log.stream().anyMatch(l -> l.startsWith("No vessels were found in \"my scan.tif\" (threshold 1.0)")));
		final Map<String, String> row = row(new File(out, "my scan_vessels.csv"));
		for (final String column : List.of("blood_volume_um3", "blood_volume_percent", "vessel_length_mm"))
			assertEquals(column, 0, Double.parseDouble(row.get(column)), 0);
		assertEquals("0", row.get("bifurcations"));
		assertEquals("no vessel, no diameter", "", row.get("diameter_mean_um"));
	}

	@Test
	public void oneBandIsEnoughAndBScansGiveTheSame() throws Exception {
		final ImagePlus lf = RsomImages.channel(image, 1);
		final byte[][] one = slices(image(done(commands.run("image", lf, "epidermis", truth, "method", "frangi")), "labels"));
		assertTrue(sum(one) > 100);
		final ImagePlus scans = VesselImages.bScans("b");
		final byte[][] labels = new byte[20][200 * 40], mask = slices(truth), all = slices(image(frangi(), "labels"));
		for (int y = 0; y < 20; y++)
			for (int z = 0; z < 200; z++)
				System.arraycopy(mask[z], y * 40, labels[y], z * 40, 40);
		final byte[][] found = slices(image(done(commands.run("image", scans, "epidermis", org.cutis.image.ImagePlusDoor.labels(
			"l", labels, scans), "method", "frangi")), "labels"));
		for (int y = 0; y < 20; y++)
			for (int z = 0; z < 200; z++)
				assertArrayEquals(Arrays.copyOfRange(all[z], y * 40, y * 40 + 40), Arrays.copyOfRange(found[y], z * 40, z * 40 +
					40));
	}

	@Test
	public void columnsWithoutEpidermisAreToldAndTakeTheNearest() throws Exception {
		final int[] below = VesselImages.below(truth);
		for (int z = 1; z <= 200; z++)
			((byte[]) truth.getStack().getPixels(z))[7 * 40 + 11] = 0;
		final List<String> log = new ArrayList<>();
		final CommandModule module = done(commands.run(message -> log.add(message.text()), "image", image, "epidermis", truth,
			"method", "frangi", "show_probability", true));
		assertTrue(log.toString(), log.contains("1 of 800 columns have no epidermis: " +
			"there it is taken to end as in the nearest column that has one."));
		final TreeSet<Integer> near = new TreeSet<>(List.of(below[7 * 40 + 10], below[7 * 40 + 12], below[6 * 40 + 11], below[8 *
			40 + 11]));
		for (int z = 0; z < near.first(); z++)
			assertEquals(0, ((float[]) image(module, "probability").getStack().getPixels(z + 1))[7 * 40 + 11], 0);
	}
}
