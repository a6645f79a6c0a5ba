package org.cutis.reproduce;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import org.cutis.task.UserError;

/** The main class behind {@code scripts/reproduce NAME [--full] [--out DIR]}. */
public final class Reproduce {

	private interface Experiment {

		/**
		 * @param full the paper's sizes instead of those for a laptop
		 * @param out where results go
		 * @param work where half-done work is kept
		 */
		void run(boolean full, Path out, Path work) throws Exception;
	}

	private static final Map<String, Experiment> EXPERIMENTS = new LinkedHashMap<>();
	static {
		EXPERIMENTS.put("rsom-table1", RsomTable1::run);
		EXPERIMENTS.put("rsom-table2", RsomTable2::run);
		EXPERIMENTS.put("histology", Histology::run);
		EXPERIMENTS.put("oct", OctLayers::run);
		EXPERIMENTS.put("rcm", RcmTables::run);
	}

	private Reproduce() {}

	/** @param args the working copy's folder, then what the user typed */
	public static void main(final String[] args) throws Exception {
		final Path root = Path.of(args[0]);
		final List<String> rest = new LinkedList<>(Arrays.asList(args).subList(1, args.length));
		final boolean full = rest.remove("--full");
		final int at = rest.indexOf("--out");
		Path out = root.resolve("docs/results");
		if (at >= 0 && at + 1 < rest.size()) {
			rest.remove(at);
			out = Path.of(rest.remove(at));
		}
		if (rest.size() != 1 || !EXPERIMENTS.containsKey(rest.get(0))) {
			System.err.println("Usage: scripts/reproduce NAME [--full] [--out DIR], with NAME one of " + String.join(", ",
				EXPERIMENTS.keySet()));
			System.exit(2);
		}
		try {
			EXPERIMENTS.get(rest.get(0)).run(full, out, root.resolve("target/reproduce").resolve(rest.get(0)));
		}
		catch (final UserError e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
		System.exit(0);
	}
}
