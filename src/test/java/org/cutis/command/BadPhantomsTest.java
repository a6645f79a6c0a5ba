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
		says("The parameter width is -1, but must be between 0 and 4000.", "width", -1);
		says("The parameter scans is -5, but must be between 0 and 4000.", "scans", -5);
		for (final String modality : new String[] { "RSOM", "OCT" })
			says("The parameter depth is 15, but must be between 16 and 4000, or 0 for the usual depth.", "modality", modality,
				"depth", 15);
		says("The parameter modality is 'CT', but must be one of RSOM, OCT.", "modality", "CT");
		says("A phantom of 4000 x 4000 x 4000 voxels is too large: at most 2147 million voxels are possible. " +
			"Make width, scans or depth smaller.", "width", 4000, "scans", 4000, "depth", 4000);
	}

	private void says(final String sentence, final Object... inputs) throws Exception {
		assertEquals(sentence, commands.complaint(inputs));
	}
}
