package org.cutis.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of results. Column names carry their unit at the end, in lower case
 * ASCII, for example {@code thickness_mean_um}.
 *
 * @param title the window's title
 * @param columns names of the columns
 * @param rows one list per row, as long as columns; Number, String, or null for "no value"
 */
public record Table(String title, List<String> columns, List<List<Object>> rows) {

	public Table {
		columns = List.copyOf(columns);
		final List<List<Object>> copy = new ArrayList<>();
		for (final List<Object> row : rows) {
			if (row.size() != columns.size()) throw new IllegalArgumentException("A row of " + row.size() +
				" cells in a table of " + columns.size() + " columns");
			copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
		}
		rows = Collections.unmodifiableList(copy);
	}
}
