package org.cutis.reproduce;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Engines;
import org.cutis.measure.Overlap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The table of made-up results, worked out by hand. No network runs here. */
public class Table2Test {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** 100 vessel voxels; with each mask fewer false ones. */
	private static Table2Result volume(final long seed, final int missed, final int... falseOnes) {
		final List<Overlap> overlaps = new ArrayList<>();
		for (final int f : falseOnes)
			overlaps.add(new Overlap(100 - missed, f, missed, 1000));
		return new Table2Result(seed, overlaps);
	}

	/** 7 volumes: the paired test needs 6 that differ. */
	private static List<Table2Result> results(final int falseWithoutMask) {
		final List<Table2Result> results = new ArrayList<>();
		for (int i = 0; i < 7; i++)
			results.add(volume(401 + i, 20, falseWithoutMask + i, 60, 20, 0));
		return results;
	}

	@Test
	public void rowsByHand() {
		final List<Table2Result> two = List.of(volume(1, 20, 120, 60, 20, 0), volume(2, 0, 100, 50, 0, 0));
		final Table2Row none = Table2Row.of(two, 0), truth = Table2Row.of(two, 3);
		// 160 / (160 + 120 + 20) and 200 / 300; precision 80 / 200 and 100 / 200
		final double a = 160 / 300.0, b = 200 / 300.0;
		assertEquals("none", none.mask());
		assertEquals((a + b) / 2, none.dice().mean(), 1e-12);
		assertEquals(Math.abs(a - b) / Math.sqrt(2), none.dice().sd(), 1e-12);
		assertEquals(0.45, none.precision().mean(), 1e-12);
		assertEquals(0.9, none.recall().mean(), 1e-12);
		assertEquals((80 / 220.0 + 100 / 200.0) / 2, none.iou().mean(), 1e-12);
		assertTrue(none.pDice().isEmpty());
		assertEquals("truth", truth.mask());
		assertTrue("two pairs are too few", truth.pDice().isEmpty());
		// all 7 differences of one sign: 2 / 2^7
		assertEquals(2 / 128.0, Table2Row.of(results(120), 3).pDice().getAsDouble(), 1e-9);
	}

	@Test
	public void theFindingNeedsAGainOnHardVolumes() {
		final var engine = Engines.get().report();
		final List<String> models = List.of("vessel model", "bce model", "smooth model");
		final Table2Page hard = new Table2Page(Table2Settings.scaled(), results(120), models, engine, false);
		// smooth: 160 / 200 = 0.8; none: 160 / (180 + f), f = 120 to 126
		assertTrue(hard.shows());
		assertEquals(0.8 - Table2Row.of(results(120), 0).dice().mean(), hard.gain(), 1e-12);
		assertTrue(hard.text(), hard.text().contains("**Yes**"));
		final Table2Page easy = new Table2Page(Table2Settings.scaled(), results(30), models, engine, false);
		assertFalse(easy.shows());
		assertTrue(easy.text().contains("**No**"));
	}

	@Test
	public void files() throws IOException {
		final Path out = folder.getRoot().toPath();
		Table2Files.write(out, new Table2Page(Table2Settings.scaled(), results(120), List.of("a", "b", "c"), Engines.get()
			.report(), false));
		final List<String> csv = Files.readAllLines(out.resolve("rsom-table2.csv"));
		assertEquals("mask,dice,dice_sd,precision,recall,iou,p_dice", csv.get(0));
		assertEquals(List.of("none", "bce", "smooth", "truth"), csv.stream().skip(1).map(line -> line.split(",")[0]).toList());
		// 80 / (80 + 20 + 20) = 0.66667
		assertEquals("smooth,0.80000,0.00000,0.80000,0.80000,0.66667,0.0156", csv.get(3));
		assertTrue(Files.size(out.resolve("rsom-table2.png")) > 1000);
		assertFalse(Files.readString(out.resolve("rsom-table2.md")).contains("%"));
	}

	@Test
	public void anInterruptedRunGoesOn() throws IOException {
		final List<Long> seeds = List.of(401L, 402L, 403L), done = new ArrayList<>();
		final KeptRuns.Trial<Long, Table2Result> trial = (seed, progress) -> {
			if (done.size() == 2) throw new IOException("pulled the plug");
			done.add(seed);
			return volume(seed, 20, 4, 3, 2, (int) (seed - 401));
		};
		final PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
		assertThrows(IOException.class, () -> RsomTable2.results(seeds, "a", store(), trial, silent));
		final List<Table2Result> all = RsomTable2.results(seeds, "a", store(), (seed, progress) -> {
			done.add(seed);
			return volume(seed, 20, 4, 3, 2, (int) (seed - 401));
		}, silent);
		assertEquals("each once", seeds, done);
		assertEquals(List.of(volume(401, 20, 4, 3, 2, 0), volume(402, 20, 4, 3, 2, 1), volume(403, 20, 4, 3, 2, 2)), all);
	}

	private ResultStore<Table2Result> store() throws IOException {
		return new ResultStore<>(folder.getRoot().toPath().resolve("work"), Table2Result.class);
	}

	@Test
	public void testSeedsAreNobodyElses() {
		for (final Table2Settings s : List.of(Table2Settings.scaled(), Table2Settings.full())) {
			assertTrue(s.volumes() >= 12);
			assertEquals(0, s.bce().smoothness(), 0);
			assertTrue(s.firstSeed() > 300 && s.firstSeed() + s.volumes() < 5000);
		}
	}
}
