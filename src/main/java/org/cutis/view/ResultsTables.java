package org.cutis.view;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.cutis.image.Table;

import ij.measure.ResultsTable;

/** Tables as ImageJ shows them. */
public final class ResultsTables {

	private static final int DECIMALS = 4;

	private static final ThreadLocal<Boolean> HIDDEN = ThreadLocal.withInitial(() -> false);

	private ResultsTables() {}

	/** Runs work in this thread that shows no tables. */
	public static void withoutWindows(final Runnable work) {
		final boolean before = HIDDEN.get();
		HIDDEN.set(true);
		try {
			work.run();
		}
		finally {
			HIDDEN.set(before);
		}
	}

	/** Copies a table; missing values are empty cells. */
	public static ResultsTable of(final Table table) {
		final ResultsTable results = new ResultsTable();
		results.showRowNumbers(false);
		results.setNaNEmptyCells(true);
		for (final List<Object> row : table.rows()) {
			results.addRow();
			for (int i = 0; i < row.size(); i++)
				add(results, table.columns().get(i), row.get(i));
		}
		for (final String column : table.columns())
			if (isFractional(table, column)) results.setDecimalPlaces(results.getColumnIndex(column), DECIMALS);
		return results;
	}

	/** Opens a table in a window of its title, in place of one that has the title; nothing without a display. */
	public static void show(final Table table) {
		if (!GraphicsEnvironment.isHeadless() && !HIDDEN.get()) of(table).show(table.title());
	}

	private static void add(final ResultsTable results, final String column, final Object value) {
		if (value instanceof Number n) results.addValue(column, n.doubleValue());
		else results.addValue(column, value == null ? "" : value.toString());
	}

	private static boolean isFractional(final Table table, final String column) {
		final int i = table.columns().indexOf(column);
		return table.rows().stream().anyMatch(row -> row.get(i) instanceof Double);
	}
}
