package org.cutis.rsom;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.cutis.task.Progress;

import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** MATLAB files of version 5 (also compressed), read with MFL. */
final class Mat5Format implements MatVariable.Format {

	private static final Set<MatlabType> NUMERIC = EnumSet.of(MatlabType.Double, MatlabType.Single, MatlabType.Int8,
		MatlabType.UInt8, MatlabType.Int16, MatlabType.UInt16, MatlabType.Int32, MatlabType.UInt32, MatlabType.Int64,
		MatlabType.UInt64);

	@Override
	public int[] dimensions(final MatVariable variable, final Progress progress) throws IOException {
		return open(variable, false, progress).dimensions;
	}

	@Override
	public void read(final MatVariable variable, final MatVariable.Values values, final Progress progress)
		throws IOException
	{
		final Opened opened = open(variable, true, progress);
		final Matrix matrix = opened.file.getMatrix(variable.name());
		final int n = matrix.getNumElements();
		for (int i = 0; i < n; i++) {
			if ((i & 0xfffff) == 0) progress.update((double) i / n, "Reading " + variable.file().getName());
			values.set(i, matrix.getDouble(i));
		}
	}

	/** Deflate packs at most this many bytes into one: what claims more is broken. */
	private static final long MOST_PACKED = 1032;

	private record Opened(Mat5File file, int[] dimensions) {}

	/** Looks at the headers of all variables and takes the data of the one wanted, if any. */
	private static Opened open(final MatVariable variable, final boolean data, final Progress progress)
		throws IOException
	{
		final List<String> found = new ArrayList<>();
		final List<int[]> dimensions = new ArrayList<>();
		try (InputStream in = new WatchedStream(new FileInputStream(variable.file()), variable.file().length(), progress,
			"Reading " + variable.file().getName()); Source source = Sources.wrapInputStream(in, 1 << 16))
		{
			final Mat5File file = Mat5.newReader(source).disableSubsystemProcessing().setBufferAllocator(new Limited(
				MOST_PACKED * variable.file().length())).setEntryFilter(header -> {
				found.add(header.getName());
				if (!header.getName().equals(variable.name())) return false;
				variable.check(kind(header), header.getDimensions());
				dimensions.add(header.getDimensions());
				return data;
			}).readMat();
			if (dimensions.isEmpty()) throw variable.missing(found);
			return new Opened(file, dimensions.get(0));
		}
	}

	/** Takes no more memory than the file can fill, whatever it claims. */
	private record Limited(long most) implements BufferAllocator {

		@Override
		public ByteBuffer allocate(final int bytes) {
			if (bytes < 0 || bytes > most) throw new IllegalStateException(bytes + " bytes claimed");
			return ByteBuffer.allocate(bytes);
		}

		@Override
		public void release(final ByteBuffer buffer) {}
	}

	private static String kind(final EntryHeader header) {
		if (!NUMERIC.contains(header.getType())) return header.getType().toString().toLowerCase(Locale.ROOT);
		if (header.isComplex()) return "complex array";
		return header.isLogical() ? "logical array" : null;
	}

	/** Shows progress by the bytes read and lets the user stop the reading. */
	private static final class WatchedStream extends FilterInputStream {

		private static final int STEP = 1 << 20;

		private final long length;

		private final Progress progress;

		private final String message;

		private long done, shown;

		/** MFL goes on reading after an exception; it must meet this one again. */
		private CancellationException stop;

		WatchedStream(final InputStream in, final long length, final Progress progress, final String message) {
			super(in);
			this.length = length;
			this.progress = progress;
			this.message = message;
		}

		@Override
		public int read() throws IOException {
			final int b = super.read();
			count(b < 0 ? 0 : 1);
			return b;
		}

		@Override
		public int read(final byte[] b, final int off, final int len) throws IOException {
			// In pieces: MFL asks for a whole volume at once.
			final int n = super.read(b, off, Math.min(len, STEP));
			count(n);
			return n;
		}

		@Override
		public long skip(final long n) throws IOException {
			final long skipped = super.skip(n);
			count(skipped);
			return skipped;
		}

		private void count(final long n) {
			if (stop != null) throw stop;
			done += Math.max(0, n);
			if (done - shown < STEP) return;
			shown = done;
			try {
				progress.update(Math.min(1, (double) done / Math.max(1, length)), message);
			}
			catch (final CancellationException e) {
				stop = e;
				throw e;
			}
		}
	}
}
