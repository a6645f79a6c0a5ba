package org.cutis.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Volume;
import org.cutis.rsom.OpenRsomRequest;
import org.cutis.rsom.RsomReader;
import org.cutis.task.Progress;
import org.cutis.view.EpidermisPicture;
import org.cutis.view.Pictures;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Makes the documentation's pictures from what the demo has written, and from phantoms; behind {@code scripts/pictures}. */
public final class DocPictures {

	/** Pixels across; wider ones make the repository fat. */
	private static final int WIDTH = 800;

	private DocPictures() {}

	/** @param args the demo's output folder, and the folder to write to */
	public static void main(final String[] args) throws IOException {
		final Path demo = Path.of(args[0]);
		final Path images = Path.of(args[1]);
		final Volume<?> scan = RsomReader.read(new OpenRsomRequest(file(demo, "R_*_LF.mat"), true, true, true), Progress
			.none()).volume();
		final var found = labels(file(demo, "R_*_epidermis.tif", "truth"));
		final var truth = labels(file(demo, "R_*_truth_epidermis.tif"));
		final EpidermisPicture picture = new EpidermisPicture(scan, DepthAxis.Z);
		final int middle = (int) scan.pixels().dimension(1) / 2;
		png(images, "bscan", upper(picture.bScan(middle)));
		png(images, "bscan-found", upper(picture.bScan(middle, found, 1)));
		png(images, "bscan-truth", upper(picture.bScan(middle, truth, 1)));
		png(images, "projection", upper(Pictures.sideBySide(picture.projection(0, Progress.none()), picture.projection(0,
			found, 1, Progress.none()))));
		png(images, "normals", IJ.openImage(file(demo, "*_normals.png").getPath()).getProcessor());
		OctDocPictures.write(images);
		RcmDocPictures.write(images);
		VesselDocPictures.write(images);
		System.out.println(images);
		System.exit(0);
	}

	/** The upper half: the lower is dark. */
	private static ImageProcessor upper(final ImageProcessor picture) {
		picture.setRoi(0, 0, picture.getWidth(), picture.getHeight() / 2);
		return picture.crop();
	}

	private static void png(final Path folder, final String name, final ImageProcessor picture) throws IOException {
		picture.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor small = picture.getWidth() <= WIDTH ? picture : picture.resize(WIDTH, picture.getHeight() *
			WIDTH / picture.getWidth(), true);
		Pictures.png(small, folder.resolve(name + ".png"));
	}

	private static RandomAccessibleInterval<UnsignedByteType> labels(final File file) {
		final ImagePlus image = IJ.openImage(file.getPath());
		@SuppressWarnings("unchecked")
		final var pixels = (RandomAccessibleInterval<UnsignedByteType>) ImagePlusDoor.volume(image).pixels();
		return Views.hyperSlice(pixels, 3, 0);
	}

	/** The only file of a pattern, those with a word in their names left out. */
	private static File file(final Path folder, final String pattern, final String... without) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
			for (final Path file : files) {
				boolean wanted = true;
				for (final String word : without)
					wanted &= !file.getFileName().toString().contains(word);
				if (wanted) return file.toFile();
			}
		}
		throw new IOException("The demo has left no " + pattern + " in " + folder);
	}
}
