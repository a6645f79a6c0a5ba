package org.cutis.engine;

import org.cutis.task.UserError;

/** Tells where the native library comes from and what devices the engine lists, or why there is none. */
public final class ReportDriver {

	private ReportDriver() {}

	public static void main(final String[] arguments) {
		try {
			final EngineReport report = Engines.get().report();
			System.out.println(report.natives());
			System.out.println(report.devices());
		}
		catch (final UserError e) {
			System.out.println(e.getMessage());
		}
		System.exit(0);
	}
}
