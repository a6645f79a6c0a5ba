package org.cutis.rcm;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RcmTrainingTest {

	private static final RcmPhantomOptions SMALL = RcmTraining.phantoms().withSize(256, 256);

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** Whether it learns is not seen in two steps: this is about the bundles. */
	@Test
	public void makesBundles() throws Exception {
		for (final String architecture : List.of("mednet", "munet")) {
			final Path path = folder.getRoot().toPath().resolve("rcm-" + architecture);
			RcmTraining.make(path, new RcmTraining.Recipe(architecture, 1, 2, 1, 3), SMALL, Progress.none());
			final ModelInfo info = ModelBundle.open(path, Progress.none()).info();
			assertEquals("rcm-" + architecture, info.name());
			assertEquals(Modality.RCM, info.modality());
			assertEquals(architecture, info.network().architecture());
			assertEquals(3, info.network().levels());
			assertEquals(RcmClasses.ALL, info.classes());
			assertEquals(2, info.axes().get(0).pixelSize(), 0);
			assertEquals(4 / 255.0, info.normalization().gain(), 0);
			assertEquals(-1, info.normalization().offset(), 0);
			assertTrue(info.training().phantomOnly());
			assertTrue(info.training().metrics().containsKey("accuracy"));
		}
	}
}
