package org.cutis.model;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Zip files: written so that equal content gives equal bytes, read as if they came from a stranger. */
final class Zips {

	/**
	 * How much an archive may unpack to.
	 *
	 * @param entries number of files and folders
	 * @param bytes of all files together
	 * @param ratio bytes out for each byte of the archive; only what goes beyond 16 MB counts
	 */
	record Limits(int entries, long bytes, int ratio) {

		static final Limits DEFAULT = new Limits(1000, 2L << 30, 50);

		private static final long FREE = 16L << 20;

		long bytesFor(final Path zip) throws IOException {
			return Math.min(bytes, Math.max(FREE, Files.size(zip) * ratio));
		}
	}

	/** Any fixed day later than 1980-01-01, for which Java would add the time zone. */
	private static final LocalDateTime STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

	private Zips() {}

	/**
	 * Packs files under their relative names. With the method STORED the bytes
	 * depend on the names and contents alone; with DEFLATED also on Java's zlib.
	 *
	 * @param zip must not exist
	 */
	static void pack(final Path folder, final List<String> names, final int method, final Path zip)
		throws IOException
	{
		try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip,
			StandardOpenOption.CREATE_NEW))))
		{
			for (final String name : names.stream().sorted().toList()) {
				final Path file = folder.resolve(name);
				final ZipEntry entry = new ZipEntry(name);
				entry.setTimeLocal(STAMP);
				entry.setMethod(method);
				if (method == ZipEntry.STORED) {
					entry.setSize(Files.size(file));
					entry.setCrc(crc(file));
				}
				out.putNextEntry(entry);
				Files.copy(file, out);
				out.closeEntry();
			}
		}
	}

	/**
	 * Unpacks an archive.
	 *
	 * @param into an empty folder
	 * @param label what to call the archive in errors
	 * @throws UserError if it is no zip file, is damaged, names files outside the
	 *           folder, or is beyond the limits
	 */
	static void unpack(final Path zip, final Path into, final Limits limits, final String label,
		final Progress progress) throws IOException
	{
		try (ZipFile file = new ZipFile(zip.toFile())) {
			if (file.size() > limits.entries) throw new UserError(label + " holds " + file.size() +
				" files, but a model has at most " + limits.entries + ". It is not unpacked.");
			long left = limits.bytesFor(zip);
			for (final ZipEntry entry : Collections.list(file.entries())) {
				final Path target = inside(into, entry.getName(), label);
				if (entry.isDirectory()) {
					Files.createDirectories(target);
					continue;
				}
				Files.createDirectories(target.getParent());
				try (InputStream in = file.getInputStream(entry);
						OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))
				{
					left -= copy(in, out, left, label, progress);
				}
			}
		}
		catch (final ZipException | EOFException | IllegalArgumentException e) {
			throw new UserError(label + " is not a zip file or is damaged. Get the file again.", e);
		}
		catch (final FileAlreadyExistsException e) {
			throw new UserError(label + " names a file twice. Get the file again.", e);
		}
	}

	/**
	 * Compares an archive with the folder it was unpacked to.
	 *
	 * @return the first file that is missing, different or not in the archive; null if there is none
	 */
	static String difference(final Path zip, final Path folder) throws IOException {
		final TreeSet<String> there = new TreeSet<>(FileTrees.files(folder));
		there.removeIf(name -> name.substring(name.lastIndexOf('/') + 1).startsWith("."));
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (final ZipEntry entry : Collections.list(file.entries())) {
				if (entry.isDirectory()) continue;
				final Path copy = inside(folder, entry.getName(), zip.toString());
				there.remove(entry.getName());
				if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS) || Files.size(copy) != entry.getSize() ||
					crc(copy) != entry.getCrc()) return entry.getName();
			}
		}
		catch (final ZipException | IllegalArgumentException e) {
			throw new UserError(zip + " is not a zip file or is damaged. Get the file again.", e);
		}
		return there.isEmpty() ? null : there.first();
	}

	private static long copy(final InputStream in, final OutputStream out, final long limit, final String label,
		final Progress progress) throws IOException
	{
		final byte[] buffer = new byte[1 << 16];
		long total = 0;
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			total += n;
			if (total > limit) throw new UserError(label +
				" unpacks to far more than a model of its size would. It is not unpacked.");
			out.write(buffer, 0, n);
			progress.update(0, "Unpacking the model");
		}
		return total;
	}

	private static Path inside(final Path folder, final String name, final String label) {
		final boolean odd = name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(
			':') >= 0 || name.indexOf('\0') >= 0 || List.of(name.split("/")).stream().anyMatch(part -> part.equals(
				"..") || part.equals(".") || part.isEmpty());
		if (odd) throw new UserError(label + " holds a file named \"" + name +
			"\", which would be written outside the model's folder. It is not unpacked.");
		return folder.resolve(name);
	}

	private static long crc(final Path file) throws IOException {
		final CRC32 crc = new CRC32();
		final byte[] buffer = new byte[1 << 16];
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				crc.update(buffer, 0, n);
		}
		return crc.getValue();
	}
}
