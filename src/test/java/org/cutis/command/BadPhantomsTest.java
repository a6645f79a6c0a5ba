package org.cutis.command;

import static org.junit.Assert.assertEquals;

import org.junit.Rule;
import org.junit.Test;

/** What Generate Phantom says to parameters it cannot use; GeneratePhantomTest has more of it. */
public class BadPhantomsTest {

	@Rule
	public final CommandRule commands = new CommandRule(GeneratePhantom.class);

	@Test
	public void sizesOutOfRange() throws Exception {
		says("The parameter width is -1, but must be between 0 and 24000.", "width", -1);
		says("The parameter scans is -5, but must be between 0 and 4000.", "scans", -5);
		for (final String modality : new String[] { "RSOM", "OCT" })
			says("The parameter depth is 15, but must be between 16 and 4000, or 0 for the usual depth.", "modality", modality,
				"depth", 15);
		says("The parameter modality is 'CT', but must be one of RSOM, OCT, RCM.", "modality", "CT");
		says("A phantom of 4000 x 4000 x 4000 voxels is too large: at most 2147 million voxels are possible. " +
			"Make width, scans or depth smaller.", "width", 4000, "scans", 4000, "depth", 4000);
	}

	@Test
	public void mosaicsOutOfRange() throws Exception {
		says("The parameter height is 24001, but must be between 0 and 24000.", "modality", "RCM", "height", 24_001);
		says("The parameter pixel_size is 0.05, but must be between 0.1 and 20, or 0 for the usual size.", "modality", "RCM",
			"pixel_size", 0.05);
		says("A mosaic of 20000 x 8000 pixels of 2.0 µm is too large: at most 20 x 20 mm and 2147 million pixels are possible. " +
			"Make width, height or pixel_size smaller.", "modality", "RCM", "pixel_size", 2.0, "width", 20_000);
	}

	private void says(final String sentence, final Object... inputs) throws Exception {
		assertEquals(sentence, commands.complaint(inputs));
	}
}
