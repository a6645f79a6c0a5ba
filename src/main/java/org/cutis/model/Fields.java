package org.cutis.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

/**
 * The fields of a YAML mapping by type; what is missing or of another type is a
 * {@link UserError} that names file and field. Errors never print a value: a
 * hostile one may unfold without end.
 */
final class Fields {

	private final String label;

	private final String path;

	private final Map<?, ?> map;

	/**
	 * @param label what to call the file in errors
	 * @param path where the mapping stands, empty or ending with a dot
	 */
	Fields(final String label, final String path, final Map<?, ?> map) {
		this.label = label;
		this.path = path;
		this.map = map;
	}

	String label() {
		return label;
	}

	boolean has(final String key) {
		return map.get(key) != null;
	}

	/** The keys that have a value. */
	Set<String> keys() {
		return map.entrySet().stream().filter(e -> e.getValue() != null && e.getKey() instanceof String).map(
			e -> (String) e.getKey()).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	Fields map(final String key) {
		if (map.get(key) instanceof Map<?, ?> m) return new Fields(label, path + key + ".", m);
		throw wrong(key, "a mapping");
	}

	List<Fields> maps(final String key) {
		final List<Fields> all = new ArrayList<>();
		for (final Object o : list(key)) {
			if (!(o instanceof Map<?, ?> m)) throw wrong(key, "a list of mappings");
			all.add(new Fields(label, path + key + "[" + all.size() + "].", m));
		}
		return all;
	}

	List<String> texts(final String key) {
		final List<String> all = new ArrayList<>();
		for (final Object o : list(key)) {
			if (!(o instanceof String s)) throw wrong(key, "a list of texts");
			all.add(s);
		}
		return all;
	}

	List<Double> numbers(final String key) {
		final List<Double> all = new ArrayList<>();
		for (final Object o : list(key)) {
			if (!(o instanceof Number n)) throw wrong(key, "a list of numbers");
			all.add(n.doubleValue());
		}
		return all;
	}

	String text(final String key) {
		if (map.get(key) instanceof String s) return s;
		throw wrong(key, "a text");
	}

	double number(final String key) {
		if (map.get(key) instanceof Number n) return n.doubleValue();
		throw wrong(key, "a number");
	}

	long integer(final String key) {
		final Object o = map.get(key);
		if (o instanceof Integer || o instanceof Long) return ((Number) o).longValue();
		throw wrong(key, "a whole number");
	}

	int small(final String key) {
		final long n = integer(key);
		if (n != (int) n) throw wrong(key, "a whole number of at most 9 digits");
		return (int) n;
	}

	boolean truth(final String key) {
		if (map.get(key) instanceof Boolean b) return b;
		throw wrong(key, "true or false");
	}

	/** A point in time, which YAML may have parsed already. */
	Instant instant(final String key) {
		final Object o = map.get(key);
		if (o instanceof Date d) return d.toInstant();
		try {
			if (o instanceof String s) return OffsetDateTime.parse(s).toInstant();
		}
		catch (final DateTimeParseException e) {
			// said below
		}
		throw wrong(key, "a time like 2026-01-31T12:00:00Z");
	}

	UserError wrong(final String key, final String expected) {
		return new UserError(label + ": " + RdfReader.shorten(path + key) + " must be " + expected + (map.get(key) == null
			? ", but is missing." : ", but is something else.") +
			" The model is damaged or was made by another version of Cutis; get it again.");
	}

	private List<?> list(final String key) {
		if (map.get(key) instanceof List<?> l && l.size() <= 1000) return l;
		throw wrong(key, "a list");
	}
}
