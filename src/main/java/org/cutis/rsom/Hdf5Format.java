package org.cutis.rsom;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.cutis.task.Progress;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/** MATLAB files of version 7.3, which are HDF5, read with jHDF. HDF5 names the dimensions in the other order. */
final class Hdf5Format implements MatVariable.Format {

	/** Values that are read at a time from an array that is not in chunks. */
	private static final int BLOCK = 1 << 20;

	@Override
	public int[] dimensions(final MatVariable variable, final Progress progress) throws IOException {
		try (HdfFile file = new HdfFile(variable.file())) {
			return matlabDimensions(dataset(file, variable));
		}
	}

	@Override
	public void read(final MatVariable variable, final MatVariable.Values values, final Progress progress)
		throws IOException
	{
		try (HdfFile file = new HdfFile(variable.file())) {
			final Dataset dataset = dataset(file, variable);
			if (dataset.isScalar()) values.set(0, ((Number) dataset.getData()).doubleValue());
			else readBlocks(dataset, values, progress, "Reading " + variable.file().getName());
		}
	}

	/** Block by block, as the array lies in the file, so that no second copy of it is in memory. */
	private static void readBlocks(final Dataset dataset, final MatVariable.Values values, final Progress progress,
		final String message)
	{
		final int[] dimensions = dataset.getDimensions();
		final int[] block = dataset instanceof ChunkedDataset c ? c.getChunkDimensions() : lines(dimensions);
		final int[] offset = new int[dimensions.length];
		final double share = Arrays.stream(block).asDoubleStream().reduce(1, (a, b) -> a * b) / dataset.getSize();
		double done = 0;
		while (true) {
			progress.update(Math.min(1, done), message);
			done += share;
			copy(block(dataset, offset, block), values, 0, 0, offset, dimensions);
			int d = block.length - 1;
			while (d >= 0 && (offset[d] += block[d]) >= dimensions[d])
				offset[d--] = 0;
			if (d < 0) return;
		}
	}

	/** The values at an offset as nested arrays; a chunk at the array's end reaches beyond it. */
	private static Object block(final Dataset dataset, final int[] offset, final int[] block) {
		// jHDF's getData(offset, size) gives zeros for chunks (its issue 727), so chunks are read by themselves.
		if (dataset instanceof ChunkedDataset chunked) return dataset.getDataType().fillData(ByteBuffer.wrap(chunked
			.getDecompressedChunk(offset)), block, null);
		final int[] size = new int[block.length];
		for (int d = 0; d < size.length; d++)
			size[d] = Math.min(block[d], dataset.getDimensions()[d] - offset[d]);
		// Small arrays may lie within the file's header, which has no slices.
		return dataset.getSize() <= BLOCK ? dataset.getData() : dataset.getData(Arrays.stream(offset).asLongStream()
			.toArray(), size);
	}

	/** As many lines of the fastest dimension as make up a block. */
	private static int[] lines(final int[] dimensions) {
		final int[] block = dimensions.clone();
		long size = 1;
		for (int d = block.length - 1; d >= 0; d--) {
			block[d] = (int) Math.max(1, Math.min(block[d], BLOCK / size));
			size *= block[d];
		}
		return block;
	}

	/** @param index of the part's first value, as far as the dimensions before this one tell */
	private static void copy(final Object part, final MatVariable.Values values, final int dimension, final int index,
		final int[] offset, final int[] dimensions)
	{
		final int n = Math.min(Array.getLength(part), dimensions[dimension] - offset[dimension]);
		final boolean last = dimension == dimensions.length - 1;
		for (int i = 0; i < n; i++) {
			final int at = index * dimensions[dimension] + offset[dimension] + i;
			if (last) values.set(at, value(part, i));
			else copy(Array.get(part, i), values, dimension + 1, at, offset, dimensions);
		}
	}

	private static double value(final Object line, final int i) {
		if (line instanceof double[] d) return d[i];
		if (line instanceof float[] f) return f[i];
		return line instanceof Object[] o ? ((Number) o[i]).doubleValue() : Array.getDouble(line, i);
	}

	private static Dataset dataset(final HdfFile file, final MatVariable variable) {
		final Node node = file.getChildren().get(variable.name());
		if (node == null) {
			final Set<String> found = new TreeSet<>(file.getChildren().keySet());
			found.removeIf(name -> name.startsWith("#"));
			throw variable.missing(found);
		}
		// A link could lead out of the file.
		if (node.isLink()) variable.check("link", null);
		final String matlabClass = matlabClass(node);
		if (!(node instanceof Dataset dataset)) {
			variable.check(node.getAttribute("MATLAB_sparse") != null ? "sparse matrix" : matlabClass == null ? "group"
				: matlabClass, null);
			throw new IllegalStateException();
		}
		variable.check(kind(dataset, matlabClass), matlabDimensions(dataset));
		return dataset;
	}

	private static String kind(final Dataset dataset, final String matlabClass) {
		if (dataset.isCompound()) return "complex array";
		if (Set.of("logical", "char", "cell", "function_handle").contains(String.valueOf(matlabClass)))
			return matlabClass.equals("logical") ? "logical array" : matlabClass;
		final DataType type = dataset.getDataType();
		return type instanceof FixedPoint || type instanceof FloatingPoint ? null : "dataset of " + dataset.getJavaType()
			.getSimpleName();
	}

	private static String matlabClass(final Node node) {
		final Attribute a = node.getAttribute("MATLAB_class");
		return a != null && a.getData() instanceof String s ? s : null;
	}

	private static int[] matlabDimensions(final Dataset dataset) {
		if (dataset.isScalar()) return new int[] { 1, 1 };
		// An empty array is stored as the list of its dimensions.
		if (dataset.getAttribute("MATLAB_empty") != null) return new int[3];
		final int[] d = dataset.getDimensions();
		final int[] reversed = new int[d.length];
		for (int i = 0; i < d.length; i++)
			reversed[i] = d[d.length - 1 - i];
		return reversed;
	}
}
