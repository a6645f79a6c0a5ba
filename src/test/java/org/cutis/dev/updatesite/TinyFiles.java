package org.cutis.dev.updatesite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Made-up jars and layouts of a few bytes. */
final class TinyFiles {

	static final Set<String> JARS = Set.of("jhdf", "mfl-core");

	private TinyFiles() {}

	/** @param entries names and contents by turns, in this order; names of folders end with a slash */
	static Path jar(final Path file, final String... entries) throws IOException {
		Files.createDirectories(file.getParent());
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (int i = 0; i < entries.length; i += 2) {
				zip.putNextEntry(new ZipEntry(entries[i]));
				zip.write(entries[i + 1].getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		return file;
	}

	static String sha1(final String text) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(
			StandardCharsets.ISO_8859_1)));
	}

	/** Version 1 of a suite, for two platforms. */
	static Path first(final Path folder) throws IOException {
		jar(folder.resolve("plugins/Cutis_-0.1.0.jar"), "META-INF/MANIFEST.MF", "Built-By: me\n", "a.class", "one");
		jar(folder.resolve("jars/jhdf-0.9.4.jar"), "b.class", "b");
		jar(folder.resolve("lib/cutis/djl-api-0.30.0.jar"), "c.class", "c");
		jar(folder.resolve("lib/cutis/tensorflow-core-native-1.0.0-linux-x86_64.jar"), "l.so", "l");
		jar(folder.resolve("lib/cutis/tensorflow-core-native-1.0.0-windows-x86_64.jar"), "w.dll", "w");
		Files.writeString(folder.resolve("lib/cutis/NOTICE.txt"), "of others\n");
		return folder;
	}

	/** Version 2: Cutis and DJL are newer, HDF is not needed any more, something is new. */
	static Path second(final Path folder) throws IOException {
		first(folder);
		for (final String gone : List.of("plugins/Cutis_-0.1.0.jar", "jars/jhdf-0.9.4.jar", "lib/cutis/djl-api-0.30.0.jar"))
			Files.delete(folder.resolve(gone));
		jar(folder.resolve("plugins/Cutis_-0.2.0.jar"), "a.class", "two");
		jar(folder.resolve("lib/cutis/djl-api-0.31.0.jar"), "c.class", "cc");
		jar(folder.resolve("jars/mfl-core-0.5.0.jar"), "m.class", "m");
		return folder;
	}

	static Layout layout(final Path... folders) throws IOException {
		return Layout.of(List.of(folders), JARS);
	}

	/** All files in a folder with their bytes. */
	static Map<String, String> contents(final Path folder) throws IOException {
		final Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
		}
		return contents;
	}
}
