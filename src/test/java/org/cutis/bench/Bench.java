package org.cutis.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main class behind {@code scripts/bench NAME [--json FILE]}. */
public final class Bench {

	private interface Benchmark {

		void run(Figures figures) throws Exception;
	}

	private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();
	static {
		BENCHMARKS.put("epidermis", EpidermisBench::run);
		BENCHMARKS.put("epidermis-model", EpidermisModelBench::run);
		BENCHMARKS.put("train", TrainBench::run);
		BENCHMARKS.put("oct", OctBench::run);
		BENCHMARKS.put("interfaces", InterfacesBench::run);
		BENCHMARKS.put("vessels", VesselsBench::run);
		BENCHMARKS.put("tile", TileBench::run);
		BENCHMARKS.put("rcm", RcmBench::run);
		BENCHMARKS.put("startup", StartupBench::run);
	}

	private Bench() {}

	public static void main(final String[] args) throws Exception {
		final List<String> a = Arrays.asList(args);
		final boolean json = a.size() == 3 && a.get(1).equals("--json");
		if (!(a.size() == 1 || json) || !BENCHMARKS.containsKey(a.get(0))) {
			System.err.println("Usage: scripts/bench NAME [--json FILE], with NAME one of " + String.join(", ", BENCHMARKS
				.keySet()));
			System.exit(2);
		}
		final Figures figures = new Figures(a.get(0));
		BENCHMARKS.get(a.get(0)).run(figures);
		if (json) figures.json(Path.of(a.get(2)));
		System.exit(0);
	}
}
