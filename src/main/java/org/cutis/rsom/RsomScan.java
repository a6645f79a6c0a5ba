package org.cutis.rsom;

import java.io.File;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.task.UserError;

/**
 * The files of one RSOM scan.
 *
 * @param lf {@code R_<datetime>_<id>_LF.mat}, low frequency band
 * @param hf {@code R_<datetime>_<id>_HF.mat}, high frequency band
 * @param surface {@code Surf_<datetime>.mat}, if there is one
 * @param datetime digits, for example 20200101000000
 * @param id of the measurement, for example PAT001_RL01
 */
public record RsomScan(File lf, File hf, Optional<File> surface, String datetime, String id) {

	private static final Pattern LF_NAME = Pattern.compile("R_(\\d+)_(.+)_LF\\.mat");

	/**
	 * Finds the files that belong to an LF file, in its folder.
	 *
	 * @throws UserError if it is not an LF file or it or its HF file is missing
	 */
	public static RsomScan find(final File lf) {
		if (lf == null || lf.getPath().isBlank()) throw new UserError(
			"No LF file is given. Choose a file named R_<datetime>_<id>_LF.mat.");
		final Matcher m = LF_NAME.matcher(lf.getName());
		if (!m.matches()) throw new UserError("The file " + lf +
			" is not named like an LF file. Choose a file named R_<datetime>_<id>_LF.mat" + (lf.getName().endsWith("_HF.mat")
				? "; its HF file is found beside it." : "."));
		if (lf.isDirectory()) throw new UserError("The LF file " + lf + " is a folder. Choose a file.");
		if (!lf.isFile()) throw new UserError("The LF file " + lf + " does not exist. Check its name and folder.");
		final RsomScan scan = in(lf.getAbsoluteFile().getParentFile(), m.group(1), m.group(2));
		if (!scan.hf.isFile()) throw new UserError("The HF file " + scan.hf +
			" is missing. It must be in the same folder as the LF file.");
		final boolean flat = scan.surface.filter(File::exists).isPresent();
		return new RsomScan(lf, scan.hf, flat ? scan.surface : Optional.empty(), scan.datetime, scan.id);
	}

	/** The names that a scan's files have in a folder, whether they exist or not. */
	static RsomScan in(final File folder, final String datetime, final String id) {
		final String stem = title(datetime, id);
		return new RsomScan(new File(folder, stem + "_LF.mat"), new File(folder, stem + "_HF.mat"), Optional.of(new File(
			folder, "Surf_" + datetime + ".mat")), datetime, id);
	}

	/** {@code R_<datetime>_<id>}. */
	public String title() {
		return title(datetime, id);
	}

	private static String title(final String datetime, final String id) {
		return "R_" + datetime + "_" + id;
	}
}
