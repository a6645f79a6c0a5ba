package org.cutis.train;

import static org.junit.Assert.assertEquals;

import org.cutis.model.Modality;
import org.junit.Test;

public class DepthAxisDefaultTest {

	/** Or a model would be shown other planes than it has learned from. */
	@Test
	public void trainingTakesTheSamePlanesAsSegmentation() {
		for (final Modality modality : Modality.values())
			// which is for whole volumes, and not trained by Train Model
			if (modality != Modality.RSOM_VESSELS)
			assertEquals(modality.name(), modality.depthAxis(), TrainingDefaults.of(modality).depthAxis());
	}
}
