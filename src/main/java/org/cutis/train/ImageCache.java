package org.cutis.train;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.cutis.image.ImageFile;
import org.cutis.image.Volume;
import org.cutis.task.UserError;

import net.imglib2.Cursor;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A dataset's images, read when they are needed, kept with the bits they have in
 * the files as long as there is memory, and read again if they were forgotten.
 * For several threads.
 */
public final class ImageCache {

	private final Dataset data;

	private final AtomicReferenceArray<SoftReference<LabelledImage>> kept;

	private final List<Object> locks;

	private final Map<Integer, Integer> indices;

	public ImageCache(final Dataset data) {
		this.data = data;
		kept = new AtomicReferenceArray<>(data.items().size());
		locks = IntStream.range(0, data.items().size()).mapToObj(i -> new Object()).toList();
		indices = data.classes().indices();
	}

	Dataset data() {
		return data;
	}

	/** @throws UserError if a file has been changed since it was checked */
	LabelledImage get(final int item) {
		final LabelledImage found = look(item);
		if (found != null) return found;
		synchronized (locks.get(item)) {
			final LabelledImage now = look(item);
			if (now != null) return now;
			final LabelledImage image = read(data.items().get(item));
			kept.set(item, new SoftReference<>(image));
			return image;
		}
	}

	private LabelledImage look(final int item) {
		final SoftReference<LabelledImage> reference = kept.get(item);
		return reference == null ? null : reference.get();
	}

	private LabelledImage read(final DatasetItem item) {
		final Volume<?> image = ImageFile.volume(item.files().image());
		final Volume<?> labels = ImageFile.volume(item.files().labels());
		if (!PairFacts.dimensions(image).equals(item.dimensions()) || image.channels() != data.channels()) throw changed(
			item);
		if (!PairFacts.dimensions(labels).equals(item.dimensions())) throw changed(item);
		return new LabelledImage(image, classes(new LabelPixels(labels), item));
	}

	private PlanarImg<UnsignedByteType, ?> classes(final LabelPixels labels, final DatasetItem item) {
		if (labels.colors() != data.classes().colors()) throw changed(item);
		final PlanarImg<UnsignedByteType, ?> classes = PlanarImgs.unsignedBytes(item.dimensions().stream().mapToLong(
			Integer::longValue).toArray());
		final Cursor<UnsignedByteType> cursor = classes.cursor();
		final int[] row = new int[labels.width()];
		for (int z = 0; z < labels.depth(); z++)
			for (int y = 0; y < labels.height(); y++) {
				labels.row(y, z, row);
				int index = LabelClasses.UNKNOWN;
				for (int x = 0; x < row.length; x++) {
					// Labels come in runs; the map is asked at their beginnings only.
					if (x == 0 || row[x] != row[x - 1]) index = indices.getOrDefault(row[x], LabelClasses.UNKNOWN);
					if (index == LabelClasses.UNKNOWN) throw changed(item);
					cursor.next().set(index);
				}
			}
		return classes;
	}

	private static UserError changed(final DatasetItem item) {
		return new UserError("The image " + item.files().image() + " or its labels " + item.files().labels() +
			" have been changed since they were checked. Leave them as they are, and train again.");
	}
}
