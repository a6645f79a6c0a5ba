package org.cutis.rsom;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/**
 * Opens RSOM scans.
 *
 * <pre>{@code
 * RsomImage scan = RsomReader.read(new OpenRsomRequest(lf, true, true, true), Progress.none());
 * }</pre>
 */
public final class RsomReader {

	/** Slices that a volume has after the cut: 1.5 mm. */
	public static final int DEPTH = 500;

	private RsomReader() {}

	/**
	 * Reads a scan's files (MATLAB version 5 or 7.3) and processes them as asked.
	 *
	 * @throws UserError if a file is missing, damaged or not as expected
	 */
	public static RsomImage read(final OpenRsomRequest request, final Progress progress) {
		final RsomScan scan = RsomScan.find(request.lf());
		final int[] size = size(scan, progress);
		final int nx = size[2], ny = size[1], depth = request.cut() ? DEPTH : size[0];
		final int[][] shifts = shifts(scan, request, nx, ny, progress);
		final List<float[][]> raw = new ArrayList<>();
		final List<byte[][]> normalized = new ArrayList<>();
		for (final Band band : Band.values()) {
			final File file = band == Band.LF ? scan.lf() : scan.hf();
			final double from = band.ordinal() * 0.5;
			final float[][] slices = band.read(file, size, depth, shifts, progress.part(from, from + 0.4));
			if (!request.normalize()) raw.add(slices);
			else normalized.add(band.normalize(slices, file, progress.part(from + 0.4, from + 0.5)));
		}
		final long[] dimensions = { nx, ny, depth, Band.values().length };
		final Volume<?> volume = request.normalize() ? new Volume<>(scan.title(), bytes(normalized, dimensions),
			PixelSize.RSOM) : new Volume<>(scan.title(), floats(raw, dimensions), PixelSize.RSOM);
		return new RsomImage(volume, provenance(scan, request));
	}

	private static int[] size(final RsomScan scan, final Progress progress) {
		final int[] lf = Band.variable(scan.lf()).dimensions(progress);
		final int[] hf = Band.variable(scan.hf()).dimensions(progress);
		if (!Arrays.equals(lf, hf)) throw new UserError("The LF file " + scan.lf() + " holds " + shape(lf) +
			" voxels, but the HF file " + scan.hf() + " holds " + shape(hf) +
			" (z, y, x). They do not belong to the same scan.");
		return lf;
	}

	private static int[][] shifts(final RsomScan scan, final OpenRsomRequest request, final int nx, final int ny,
		final Progress progress)
	{
		if (!request.flatten()) return new int[ny][nx];
		if (scan.surface().isEmpty()) {
			progress.log(scan.title() + " is not flattened because there is no surface file Surf_" + scan.datetime() +
				".mat beside it.");
			return new int[ny][nx];
		}
		final File file = scan.surface().get();
		return Surface.read(file, progress).shifts(nx, ny, file);
	}

	private static Provenance provenance(final RsomScan scan, final OpenRsomRequest request) {
		final boolean flattened = request.flatten() && scan.surface().isPresent();
		return Provenance.create("Open RSOM").with("lf_file", scan.lf().getName()).with("hf_file", scan.hf().getName())
			.with("surface_file", flattened ? scan.surface().get().getName() : "none").with("flatten", flattened).with(
				"cut_depth", request.cut()).with("normalize", request.normalize()).with(PixelSize.RSOM);
	}

	private static PlanarImg<UnsignedByteType, ByteArray> bytes(final List<byte[][]> bands, final long[] dimensions) {
		final List<ByteArray> planes = bands.stream().flatMap(Arrays::stream).map(ByteArray::new).toList();
		final PlanarImg<UnsignedByteType, ByteArray> img = new PlanarImg<>(planes, dimensions, new Fraction());
		img.setLinkedType(new UnsignedByteType(img));
		return img;
	}

	private static PlanarImg<FloatType, FloatArray> floats(final List<float[][]> bands, final long[] dimensions) {
		final List<FloatArray> planes = bands.stream().flatMap(Arrays::stream).map(FloatArray::new).toList();
		final PlanarImg<FloatType, FloatArray> img = new PlanarImg<>(planes, dimensions, new Fraction());
		img.setLinkedType(new FloatType(img));
		return img;
	}

	private static String shape(final int[] size) {
		return size[0] + " x " + size[1] + " x " + size[2];
	}
}
