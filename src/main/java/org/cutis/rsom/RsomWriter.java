package org.cutis.rsom;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.Deflater;

import org.cutis.image.AtomicFile;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** Writes scans as the files that {@link RsomReader} reads: MATLAB version 5, not compressed, single precision. */
public final class RsomWriter {

	private RsomWriter() {}

	/**
	 * Writes {@code R_<datetime>_<id>_LF.mat}, {@code ..._HF.mat} and, with a
	 * surface, {@code Surf_<datetime>.mat}. Files of these names are replaced,
	 * each whole or not at all.
	 *
	 * @param folder exists
	 * @param datetime digits, for example 20200101000000
	 * @param id letters, digits, '_' and '-'
	 * @param lf low frequency band, axes x, y, z (depth), any minimum
	 * @param hf high frequency band, of the same size
	 * @param surface the skin's surface, or null
	 * @throws UserError if the datetime or the id cannot be part of a file's name
	 * @throws IOException if a file cannot be written
	 */
	public static RsomScan write(final File folder, final String datetime, final String id,
		final RandomAccessibleInterval<? extends RealType<?>> lf,
		final RandomAccessibleInterval<? extends RealType<?>> hf, final Surface surface, final Progress progress)
		throws IOException
	{
		if (!datetime.matches("\\d{1,20}")) throw new UserError("The date and time \"" + datetime +
			"\" must be digits, for example 20200101000000.");
		if (!id.matches("[A-Za-z0-9_-]{1,100}")) throw new UserError("The id \"" + id +
			"\" must be letters, digits, _ and -, for example PHANTOM01.");
		final RsomScan scan = RsomScan.in(folder, datetime, id);
		writeBand(scan.lf(), lf, progress.part(0, 0.5));
		writeBand(scan.hf(), hf, progress.part(0.5, 1));
		if (surface == null) return new RsomScan(scan.lf(), scan.hf(), Optional.empty(), datetime, id);
		writeSurface(scan.surface().orElseThrow(), surface);
		return scan;
	}

	private static void writeBand(final File file, final RandomAccessibleInterval<? extends RealType<?>> band,
		final Progress progress) throws IOException
	{
		final int nx = (int) band.dimension(0), ny = (int) band.dimension(1), nz = (int) band.dimension(2);
		final Matrix r = Mat5.newMatrix(new int[] { nz, ny, nx }, MatlabType.Single);
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(band).cursor();
		for (int z = 0; z < nz; z++) {
			progress.update((double) z / nz, "Writing " + file.getName());
			for (int y = 0; y < ny; y++)
				for (int x = 0; x < nx; x++)
					r.setFloat(z + nz * (y + ny * x), cursor.next().getRealFloat());
		}
		writeFile(file, Mat5.newMatFile().addArray("R", r));
	}

	private static void writeSurface(final File file, final Surface surface) throws IOException {
		final int rows = surface.height().length, columns = surface.height()[0].length;
		final Matrix map = Mat5.newMatrix(rows, columns);
		for (int y = 0; y < rows; y++)
			for (int x = 0; x < columns; x++)
				map.setDouble(y, x, surface.height()[y][x]);
		writeFile(file, Mat5.newMatFile().addArray("surfSmooth", map).addArray("dx", Mat5.newScalar(surface.dx())).addArray(
			"dy", Mat5.newScalar(surface.dy())));
	}

	private static void writeFile(final File file, final MatFile content) throws IOException {
		AtomicFile.write(file.toPath().toAbsolutePath(), temporary -> {
			try (Sink sink = Sinks.newStreamingFile(temporary.toFile())) {
				Mat5.newWriter(sink).setDeflateLevel(Deflater.NO_COMPRESSION).writeMat(content);
			}
		});
	}
}
