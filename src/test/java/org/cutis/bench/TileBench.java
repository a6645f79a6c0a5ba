package org.cutis.bench;

import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;
import org.cutis.tile.Decision;
import org.cutis.tile.FullSize;
import org.cutis.tile.ImageSource;
import org.cutis.tile.LabelMap;
import org.cutis.tile.Protocol;
import org.cutis.tile.Scale;
import org.cutis.tile.ScaledSource;
import org.cutis.tile.Targets;
import org.cutis.tile.TilePipeline;
import org.cutis.tile.TilePlan;

import net.imglib2.img.array.ArrayImgs;

/**
 * What the tile engine costs beside a network: a mosaic at 0.5 µm in, labels at
 * 0.5 µm out, with a stand-in that keeps all processors busy for about as long as a
 * small network does; against the stand-in alone on batches of the same number and size.
 * And the engine's memory for virtual mosaics.
 */
final class TileBench {

	private static final int ROUNDS = 3;

	private static final Protocol FAST = Protocol.fast(1152, 64, 16);

	/** For each protocol, a mosaic that takes a few seconds. */
	private static final Map<Protocol, Integer> SIDES = Map.of(FAST, 12000, Protocol.PAPER_MEDNET, 3000);

	private TileBench() {}

	static void run(final Figures figures) throws Exception {
		for (final Protocol protocol : new Protocol[] { FAST, Protocol.PAPER_MEDNET })
			speed(figures, protocol);
		for (final Protocol protocol : new Protocol[] { TileMemory.FAST, Protocol.PAPER_MEDNET })
			for (final int side : new int[] { 3000, 6000, 12000 })
				figures.add(key("memory", protocol) + "_" + side, TileMemory.megabytes(protocol, side), "MB");
	}

	private static String key(final String figure, final Protocol protocol) {
		return figure + "_" + protocol.name().replace('-', '_');
	}

	private static void speed(final Figures figures, final Protocol protocol) throws Exception {
		final double[] whole = new double[ROUNDS], alone = new double[ROUNDS], processor = new double[ROUNDS];
		// The first round warms up and does not count.
		for (int i = -1; i < ROUNDS; i++) {
			final Busy busy = new Busy(true), idle = new Busy(false);
			final double w = Measuring.seconds(() -> mosaic(protocol, busy)), a = Measuring.seconds(busy::again);
			final long before = processorNanos();
			mosaic(protocol, idle);
			final double p = (processorNanos() - before) / 1e9;
			if (i < 0) continue;
			whole[i] = w;
			alone[i] = a;
			processor[i] = p;
		}
		figures.add(key("network_alone", protocol), Measuring.median(alone), "s");
		figures.add(key("overhead", protocol), Measuring.median(whole) / Measuring.median(alone), "x");
		final double pixels = (double) SIDES.get(protocol) * SIDES.get(protocol);
		figures.add(key("engine_processor_time", protocol), Measuring.median(processor) / pixels * 1e9, "ns per pixel");
	}

	private static void mosaic(final Protocol protocol, final Predictor network) {
		final Scale scale = Scale.of(0.5, 0.5, 2, 2);
		final int side = SIDES.get(protocol);
		final byte[] labels = new byte[side * side];
		final var source = ScaledSource.of(new ImageSource("bench", ArrayImgs.unsignedBytes(side, side), 1, 0), scale);
		final var pipeline = new TilePipeline(network, protocol, TileMemory.CLASSES, 16);
		final TilePlan plan = pipeline.plan(source);
		pipeline.run(source, new FullSize(side, side, scale, TileMemory.CLASSES, new LabelMap(Decision.highest(
			TileMemory.CLASSES), Targets.labels(labels, side))), Progress.none(), "Measuring " + plan.tiles() + " windows");
	}

	private static long processorNanos() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}

	/** Computes as much for each pixel as it is told to, on all processors, and gives some patches of labels. */
	private static final class Busy implements Predictor {

		/** About 0.15 µs for each pixel on two processors: 10 ms for a window of 256 x 256. */
		private static final int STEPS = 150;

		private final boolean works;

		private final DoubleAdder sink = new DoubleAdder();

		private final List<Integer> batches = new ArrayList<>();

		private FloatBuffer out = Buffers.direct(0);

		Busy(final boolean works) {
			this.works = works;
		}

		@Override
		public FloatBuffer predict(final FloatBuffer input, final int... shape) {
			final int pixels = shape[0] * shape[1] * shape[2];
			batches.add(pixels);
			if (out.capacity() < pixels * TileMemory.CLASSES) patches(pixels, shape[2]);
			if (works) compute(pixels);
			return out.clear();
		}

		/** Squares of 0.1 mm. */
		private void patches(final int pixels, final int width) {
			out = Buffers.direct(pixels * TileMemory.CLASSES);
			for (int i = 0; i < pixels; i++)
				out.put(i * TileMemory.CLASSES + (i / width / 50 + i % width / 50) % TileMemory.CLASSES, 1);
		}

		private void compute(final int pixels) {
			IntStream.range(0, 64).parallel().forEach(part -> {
				double x = part;
				for (long n = (long) pixels * STEPS / 64; n > 0; n--)
					x = x * 0.999 + 1;
				sink.add(x);
			});
		}

		/** The same batches without the engine. */
		void again() {
			for (final int pixels : batches)
				compute(pixels);
		}

		@Override
		public String device() {
			return "CPU:0";
		}

		@Override
		public void close() {}
	}
}
