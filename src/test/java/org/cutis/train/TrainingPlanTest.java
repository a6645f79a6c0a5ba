package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.cutis.engine.Device;
import org.cutis.engine.LossSpec;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.model.Modality;
import org.cutis.task.UserError;
import org.junit.Test;

/** What a training takes that gives nothing but the folders, and what is refused. */
public class TrainingPlanTest {

	private static final Path ANY = Path.of("any");

	/** Eight images. @param pixels of each class in each */
	private static Dataset data(final int width, final int height, final int channels, final String classes,
		final Long... pixels)
	{
		return new Dataset(IntStream.range(0, 8).mapToObj(i -> new DatasetItem(new FilePair("i" + i, ANY, ANY), "i" + i, List.of(
			width, height, 1), DepthAxis.Y, List.of(pixels))).toList(), LabelClasses.parse(classes, ""), channels, 8, 0, 255,
			PixelSize.UNKNOWN, false);
	}

	private static TrainingPlan plan(final TrainingRequest request, final Dataset data) {
		return TrainingPlan.of(request, data, Splits.share(data, 0.25, 1));
	}

	private static TrainingRequest request(final Modality modality, final TrainingRequest.NetworkChoice network,
		final TrainingRequest.FitChoice fit)
	{
		return new TrainingRequest("m", ANY, ANY, modality, "", "", "auto", "", network, fit, 0.25, 0, 1L << 30);
	}

	private static TrainingRequest.FitChoice fit(final String loss, final String weights, final int epochs,
		final String decay, final String augmentation)
	{
		return new TrainingRequest.FitChoice(loss, -1, weights, epochs, 0, 0, decay, 0, 0, augmentation, 1, Device.CPU, false);
	}

	private static final TrainingRequest.NetworkChoice AUTO = new TrainingRequest.NetworkChoice("auto", 0, 0, 0);

	@Test
	public void rsomTakesTheSmoothnessLossSwitchedOnLater() {
		final TrainingPlan p = plan(TrainingRequest.defaults("m", ANY, ANY, Modality.RSOM), data(333, 500, 2, "none=0,epidermis=1",
			9L, 1L));
		assertEquals("unet", p.network().architecture());
		assertEquals("a single map", 1, p.network().classes());
		assertEquals(new LossSpec(LossSpec.BCE_SMOOTHNESS, 300), p.loss());
		assertEquals(0, p.schedule().lossWeight(0), 0);
		assertEquals(300, p.schedule().lossWeight(p.schedule().steps() / 2), 0);
		assertEquals(new Extent(224, 256), p.patch());
		// 6 images, each with room for 333 * 500 / (224 * 256) = 2.9, so 3 patches: 18 of batches of 6
		// which is 3 steps, ten times for an epoch of 30; 2200 / 30 = 73
		assertEquals(30, p.stepsPerEpoch());
		assertEquals(73, p.epochs());
		assertEquals(List.of("epidermis"), p.mapped(data(1, 1, 2, "none=0,epidermis=1", 1L, 1L).classes()).stream().map(
			LabelClasses.LabelClass::name).toList());
	}

	@Test
	public void octWeighsTheClassesAsThePaperIfTheyAreCalledSo() {
		final TrainingRequest request = TrainingRequest.defaults("m", ANY, ANY, Modality.OCT);
		assertEquals(List.of(10.0, 10.0, 1.0, 20.0, 1.0), plan(request, data(300, 300, 1,
			"glass=0,Glycerol=1,epidermis=2,DEJ=3,dermis=4", 1L, 1L, 1L, 1L, 1L)).loss().classWeights());
		assertEquals(List.of(), plan(request, data(300, 300, 1, "a=0,b=1", 1L, 1L)).loss().classWeights());
	}

	@Test
	public void rcmTakesMedNet() {
		final TrainingPlan p = plan(TrainingRequest.defaults("m", ANY, ANY, Modality.RCM), data(600, 600, 1, "a=0,b=1,c=2", 1L,
			1L, 1L));
		assertEquals("mednet", p.network().architecture());
		assertEquals(3, p.network().levels());
		assertEquals(new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 1e-6), p.loss());
		assertEquals(1e-6, p.schedule().lossWeight(0), 0);
		assertEquals("to a tenth", 0.1, p.schedule().learningRate(p.schedule().steps()) / p.schedule().learningRate(0), 1e-9);
	}

	@Test
	public void balancedWeightsAreInverseToThePixelsToLearnFrom() {
		// 1/600 : 1/300 : 1/100 is 1 : 2 : 6, times 3 / 9 for a mean of 1
		final List<Double> weights = plan(request(Modality.OTHER, AUTO, fit("cross-entropy", "balanced", 0, "auto", "auto")), data(
			300, 300, 1, "a=0,b=1,c=2", 600L, 300L, 100L)).loss().classWeights();
		assertEquals(1 / 3.0, weights.get(0), 1e-12);
		assertEquals(2 / 3.0, weights.get(1), 1e-12);
		assertEquals(2, weights.get(2), 1e-12);
	}

	@Test
	public void patchesAreNoLargerThanTheImages() {
		assertEquals(new Extent(100, 40), plan(TrainingRequest.defaults("m", ANY, ANY, Modality.OTHER), data(100, 40, 3, "a=0,b=1",
			1L, 1L)).patch());
	}

	@Test
	public void choicesGoBeforeDefaults() {
		final TrainingPlan p = plan(request(Modality.OTHER, new TrainingRequest.NetworkChoice("munet", 4, 2, 3), fit("selective-dice",
			"none", 7, "constant", "none")), data(300, 300, 1, "a=0,b=1", 1L, 3L));
		assertEquals("munet", p.network().architecture());
		assertEquals(4, p.network().width());
		assertEquals(2, p.network().levels());
		assertEquals(3, p.network().reduction());
		assertEquals(7, p.epochs());
		assertEquals("an epoch is one pass: 6 images, each a patch, in batches of 4", 2, p.stepsPerEpoch());
		assertEquals(p.schedule().learningRate(0), p.schedule().learningRate(p.schedule().steps() - 1), 0);
		assertEquals("none", p.augmentationName());
		assertEquals(List.of(), p.loss().classWeights());
	}

	@Test
	public void whatDoesNotFitIsRefused() {
		final Dataset three = data(300, 300, 1, "a=0,b=1,c=2", 1L, 1L, 1L);
		refused("augmentation is", Modality.OTHER, fit("auto", "auto", 0, "auto", "spun"), three);
		refused("decay is", Modality.OTHER, fit("auto", "auto", 0, "slow", "auto"), three);
		refused("loss is \"mse\"", Modality.OTHER, fit("mse", "auto", 0, "auto", "auto"), three);
		refused("a, b, c", Modality.OTHER, fit("bce+smoothness", "auto", 0, "auto", "auto"), three);
		refused("class_weights", Modality.OTHER, fit("cross-entropy", "1, two, 3", 0, "auto", "auto"), three);
		refused("two (LF, HF)", Modality.RSOM, fit("auto", "auto", 0, "auto", "auto"), three);
	}

	private static void refused(final String part, final Modality modality, final TrainingRequest.FitChoice fit,
		final Dataset data)
	{
		final String message = assertThrows(UserError.class, () -> plan(request(modality, AUTO, fit), data)).getMessage();
		assertTrue(message, message.contains(part));
	}
}
