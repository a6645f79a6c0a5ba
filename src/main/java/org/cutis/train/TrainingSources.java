package org.cutis.train;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.LossSpec;
import org.cutis.model.ModelCard;

/** The papers behind a network and a loss. */
public final class TrainingSources {

	/** The smoothness loss and its networks. */
	public static final ModelCard.Citation RSOM = new ModelCard.Citation(
		"Gerl et al., A Distance-Based Loss for Smooth and Continuous Skin Layer Segmentation in Optoacoustic Images, MICCAI 2020",
		"http://campar.in.tum.de/Chair/PublicationDetail?pub=paetzold2020miccai");

	private static final ModelCard.Citation UNET = new ModelCard.Citation(
		"Ronneberger et al., U-Net: Convolutional Networks for Biomedical Image Segmentation, MICCAI 2015",
		"10.1007/978-3-319-24574-4_28");

	private static final ModelCard.Citation MUNET = new ModelCard.Citation(
		"Bozkurt et al., A Multiresolution Convolutional Neural Network with Partial Label Training for Annotating Reflectance Confocal Microscopy Images of Skin, MICCAI 2018",
		"10.1007/978-3-030-00934-2_33");

	private static final ModelCard.Citation MEDNET = new ModelCard.Citation(
		"Kose et al., Segmentation of cellular patterns in confocal images of melanocytic lesions in vivo via a multiscale encoder-decoder network (MED-Net), Medical Image Analysis 67, 2021",
		"10.1016/j.media.2020.101841");

	private static final ModelCard.Citation FCN = new ModelCard.Citation(
		"Long et al., Fully Convolutional Networks for Semantic Segmentation, CVPR 2015", "10.1109/CVPR.2015.7298965");

	private static final ModelCard.Citation SEGNET = new ModelCard.Citation(
		"Badrinarayanan et al., SegNet: A Deep Convolutional Encoder-Decoder Architecture for Image Segmentation, TPAMI 2017",
		"10.1109/TPAMI.2016.2644615");

	private static final ModelCard.Citation DEEPLAB = new ModelCard.Citation(
		"Chen et al., DeepLab: Semantic Image Segmentation with Deep Convolutional Nets, Atrous Convolution, and Fully Connected CRFs, TPAMI 2018",
		"10.1109/TPAMI.2017.2699184");

	/** The network for vessels. */
	public static final ModelCard.Citation VESSELS = new ModelCard.Citation(
		"Tetteh et al., DeepVesselNet: Vessel Segmentation, Centerline Prediction, and Bifurcation Detection in 3-D Angiographic Volumes, Frontiers in Neuroscience 14, 2020",
		"10.3389/fnins.2020.592352");

	private TrainingSources() {}

	private static ModelCard.Citation network(final Architecture architecture) {
		return switch (architecture) {
			case UNET, OCT_UNET -> UNET;
			case FCN7 -> RSOM;
			case MUNET -> MUNET;
			case MEDNET -> MEDNET;
			case FCN -> FCN;
			case SEGNET -> SEGNET;
			case DEEPLAB -> DEEPLAB;
			case DEEPVESSELNET -> VESSELS;
		};
	}

	static List<ModelCard.Citation> of(final TrainingPlan plan) {
		final List<ModelCard.Citation> list = new ArrayList<>();
		list.add(network(Architecture.of(plan.network().architecture())));
		if (plan.loss().name().equals(LossSpec.BCE_SMOOTHNESS) && !list.contains(RSOM)) list.add(RSOM);
		if (plan.loss().name().equals(LossSpec.SELECTIVE_DICE) && !list.contains(MUNET)) list.add(MUNET);
		if (plan.loss().name().equals(LossSpec.TWO_SIDED_DICE_TV) && !list.contains(MEDNET)) list.add(MEDNET);
		return list;
	}
}
