package org.cutis.reproduce;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.cutis.engine.EngineReport;

/**
 * All that is written down.
 *
 * @param results of all runs
 * @param rows the table, by network and rising s
 * @param full whether in the paper's sizes
 */
record Table1Page(Table1Settings settings, List<Table1Result> results, List<Table1Row> rows, EngineReport engine,
	boolean full)
{

	/** Works out the table. */
	Table1Page(final Table1Settings settings, final List<Table1Result> results, final EngineReport engine,
		final boolean full)
	{
		this(settings, results, table(results), engine, full);
	}

	private static List<Table1Row> table(final List<Table1Result> results) {
		final Map<String, List<Table1Result>> networks = results.stream().collect(Collectors.groupingBy(
			Table1Result::network, LinkedHashMap::new, Collectors.toList()));
		return networks.values().stream().flatMap(network -> {
			final Table1Result base = network.stream().filter(r -> r.s() == 0).findFirst().orElseThrow();
			return network.stream().sorted(Comparator.comparingDouble(Table1Result::s)).map(r -> Table1Row.of(r, base));
		}).toList();
	}

	/** s as the tables show it. */
	static String factor(final double s) {
		return s == Math.rint(s) ? String.valueOf((long) s) : String.valueOf(s);
	}

	/** Names in the order of the table. */
	List<String> networks() {
		return rows.stream().map(Table1Row::network).distinct().toList();
	}

	Table1Result result(final String network, final double s) {
		return results.stream().filter(r -> r.network().equals(network) && r.s() == s).findFirst().orElseThrow();
	}

	/** A network's rows by rising s. */
	List<Table1Row> rows(final String network) {
		return rows.stream().filter(r -> r.network().equals(network)).toList();
	}

	Table1Finding finding(final String network) {
		return Table1Finding.of(rows(network));
	}

	/** Mean Ra of the true surfaces, in pixels. */
	double trueRa() {
		return Table1Row.mean(results.get(0).trueRa());
	}

	String text() {
		return Table1Text.of(this);
	}

	/** A figure, or a dash where there is none. */
	static String figure(final String format, final double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
	}

	static String p(final OptionalDouble p) {
		return p.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2g", p.getAsDouble());
	}
}
