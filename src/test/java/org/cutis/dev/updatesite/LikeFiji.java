package org.cutis.dev.updatesite;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.scijava.util.FileUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Does with a site what Fiji's updater does (XMLFileReader, Checksummer, Installer of net.imagej.updater), written apart from the
 * code under test: reads db.xml.gz over HTTP, compares checksums with what lies in the folder, fetches into update/, verifies, and
 * moves into place.
 */
final class LikeFiji {

	private final String url, platform;

	private final Path folder;

	/** @param url with a slash at its end. @param folder of the Fiji */
	LikeFiji(final String url, final Path folder, final String platform) {
		this.url = url;
		this.folder = folder;
		this.platform = platform;
	}

	/** @return what has been done with which file: install, update, uninstall, or modified for what was left as it is */
	Map<String, String> update() throws Exception {
		final Map<String, String> done = new TreeMap<>();
		final NodeList plugins;
		try (InputStream in = new GZIPInputStream(URI.create(url + "db.xml.gz").toURL().openStream())) {
			plugins = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getElementsByTagName("plugin");
		}
		for (int i = 0; i < plugins.getLength(); i++) {
			final String action = update((Element) plugins.item(i));
			if (!action.isEmpty()) done.put(((Element) plugins.item(i)).getAttribute("filename"), action);
		}
		place(folder.resolve("update"), folder);
		return done;
	}

	private String update(final Element plugin) throws Exception {
		final String name = plugin.getAttribute("filename");
		final Set<String> platforms = new TreeSet<>(), old = new TreeSet<>();
		for (final Element e : elements(plugin, "platform"))
			platforms.add(e.getTextContent());
		for (final Element e : elements(plugin, "previous-version"))
			old.add(e.getAttribute("checksum"));
		if (!platforms.isEmpty() && !platforms.contains(platform)) return "";
		final Element[] versions = elements(plugin, "version");
		final String local = installed(name);
		final String sum = local == null ? null : sum(local, folder.resolve(local));
		if (versions.length == 0) {
			if (sum == null) return "";
			if (!old.contains(sum)) return "modified";
			empty(local);
			return "uninstall";
		}
		if (versions[0].getAttribute("checksum").equals(sum)) return "";
		if (sum != null && !old.contains(sum)) return "modified";
		fetch(name, versions[0]);
		if (sum == null) return "install";
		if (!local.equals(name)) empty(local);
		return "update";
	}

	private void fetch(final String name, final Element version) throws Exception {
		final Path target = folder.resolve("update").resolve(name);
		Files.createDirectories(target.getParent());
		try (InputStream in = URI.create(url + name.replace(" ", "%20") + "-" + version.getAttribute("timestamp")).toURL()
			.openStream())
		{
			Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
		}
		assertEquals(name, version.getAttribute("filesize"), Long.toString(Files.size(target)));
		assertEquals(name, version.getAttribute("checksum"), sum(name, target));
	}

	/** Whatever version of a file is there. */
	private String installed(final String name) throws IOException {
		final Path parent = folder.resolve(name).getParent();
		if (!Files.isDirectory(parent)) return null;
		try (Stream<Path> files = Files.list(parent)) {
			return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).filter(f -> FileUtils
				.stripFilenameVersion(f).equals(FileUtils.stripFilenameVersion(name))).findFirst().orElse(null);
		}
	}

	/** A file of no bytes in update/ is the order to delete. */
	private void empty(final String name) throws IOException {
		final Path file = folder.resolve("update").resolve(name);
		Files.createDirectories(file.getParent());
		Files.createFile(file);
	}

	private static void place(final Path from, final Path to) throws IOException {
		if (!Files.isDirectory(from)) return;
		Files.createDirectories(to);
		try (Stream<Path> files = Files.list(from)) {
			for (final Path file : files.toList()) {
				final Path target = to.resolve(file.getFileName());
				if (Files.isDirectory(file)) place(file, target);
				else if (Files.size(file) > 0) Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
				else {
					Files.deleteIfExists(target);
					Files.delete(file);
				}
			}
		}
		Files.delete(from);
	}

	private static String sum(final String name, final Path file) throws Exception {
		final MessageDigest digest = MessageDigest.getInstance("SHA-1");
		if (!name.endsWith(".jar")) {
			digest.update(name.getBytes(StandardCharsets.US_ASCII));
			digest.update(Files.readAllBytes(file));
			return HexFormat.of().formatHex(digest.digest());
		}
		try (ZipFile jar = new ZipFile(file.toFile())) {
			for (final String entry : new TreeSet<>(jar.stream().map(ZipEntry::getName).toList())) {
				digest.update(entry.getBytes(StandardCharsets.US_ASCII));
				if (entry.equals("META-INF/MANIFEST.MF")) continue;
				final byte[] bytes;
				try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
					bytes = in.readAllBytes();
				}
				digest.update(entry.endsWith(".properties") ? withoutComments(bytes) : bytes);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Line by line; the updater's reader does not see that a line starts after an empty one or after one of # alone. */
	private static byte[] withoutComments(final byte[] bytes) {
		final String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
		final String[] kept = new String[lines.length];
		boolean sees = true;
		for (int i = 0; i < lines.length; i++) {
			final boolean comment = sees && lines[i].startsWith("#");
			kept[i] = comment ? "" : lines[i];
			sees = comment ? !lines[i].matches("#+") : !sees || !lines[i].isEmpty();
		}
		return String.join("\n", kept).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static Element[] elements(final Element parent, final String tag) {
		final NodeList nodes = parent.getElementsByTagName(tag);
		final Element[] elements = new Element[nodes.getLength()];
		for (int i = 0; i < elements.length; i++)
			elements[i] = (Element) nodes.item(i);
		return elements;
	}
}
