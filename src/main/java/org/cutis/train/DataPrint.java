package org.cutis.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one dataset from another by what its check found: names, sizes, and pixels of each class. */
final class DataPrint {

	private DataPrint() {}

	/** SHA-256 over the facts; the measured values themselves are not in it. */
	static String of(final Dataset data) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (final DatasetItem i : data.items())
				digest.update((i.files().name() + " " + i.group() + " " + i.dimensions() + " " + i.depth() + " " + i.classPixels() +
					"\n").getBytes(StandardCharsets.UTF_8));
			digest.update((data.channels() + " " + data.bits() + " " + data.min() + " " + data.max()).getBytes(
				StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
