package org.cutis.batch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.cutis.task.UserError;

/**
 * One of several equal parts of a list, which all can be worked on at the same time without knowing of each other.
 *
 * @param index from 1 to count
 */
public record Shard(int index, int count) {

	/** Everything. */
	public static final Shard ALL = new Shard(1, 1);

	private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*");

	public Shard {
		if (index < 1 || index > count) throw wrong(index + "/" + count);
	}

	/**
	 * Reads {@code i/n}; an empty text is {@link #ALL}.
	 *
	 * @throws UserError if it is something else
	 */
	public static Shard parse(final String text) {
		if (text == null || text.isBlank()) return ALL;
		final Matcher m = TEXT.matcher(text);
		if (!m.matches()) throw wrong(text);
		return new Shard(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
	}

	/** Every count-th of a list, beginning with the index-th: neighbours, which are often alike, go to different shards. */
	public <T> List<T> of(final List<T> all) {
		return IntStream.range(0, all.size()).filter(i -> i % count == index - 1).mapToObj(all::get).toList();
	}

	/** For the names of files; empty for {@link #ALL}. */
	String suffix() {
		return count == 1 ? "" : "-" + index + "-of-" + count;
	}

	@Override
	public String toString() {
		return index + "/" + count;
	}

	private static UserError wrong(final String text) {
		return new UserError("The parameter shard is '" + text +
			"', but must be two whole numbers as in 2/8, the first from 1 to the second.");
	}
}
