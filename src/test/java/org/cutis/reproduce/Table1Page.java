package org.cutis.reproduce;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.cutis.engine.EngineReport;

/** All that is written down: the results, and what follows from them. */
record Table1Page(Table1Settings settings, List<Table1Result> results, EngineReport engine, boolean full) {

	/** s as the tables show it. */
	static String factor(final double s) {
		return s == Math.rint(s) ? String.valueOf((long) s) : String.valueOf(s);
	}

	/** Names in the order of the table. */
	List<String> networks() {
		return results.stream().map(Table1Result::network).distinct().toList();
	}

	Table1Result result(final String network, final double s) {
		return results.stream().filter(r -> r.network().equals(network) && r.s() == s).findFirst().orElseThrow();
	}

	/** A network's rows by rising s. */
	List<Table1Row> rows(final String network) {
		return results.stream().filter(r -> r.network().equals(network)).sorted((a, b) -> Double.compare(a.s(), b.s())).map(
			r -> Table1Row.of(r, result(network, 0))).toList();
	}

	List<Table1Row> rows() {
		return networks().stream().flatMap(n -> rows(n).stream()).toList();
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
