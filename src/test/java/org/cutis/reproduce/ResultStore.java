package org.cutis.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.cutis.image.AtomicFile;
import org.cutis.task.UserError;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/**
 * Results of trainings that are done, kept so that an interrupted run goes on.
 *
 * @param <R> of a training; a record of records, lists and numbers
 */
final class ResultStore<R> {

	private record Entry<R>(String key, R result) {}

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

	private final Path folder;

	private final TypeToken<Entry<R>> type;

	/** @param folder is made if it is not there */
	@SuppressWarnings("unchecked")
	ResultStore(final Path folder, final Class<R> result) throws IOException {
		this.folder = Files.createDirectories(folder);
		type = (TypeToken<Entry<R>>) TypeToken.getParameterized(Entry.class, result);
	}

	/** A result that was kept for these very settings. @param key all that the result depends on */
	Optional<R> find(final String key) throws IOException {
		final Path file = file(key);
		if (!Files.exists(file)) return Optional.empty();
		try {
			final Entry<R> entry = GSON.fromJson(Files.readString(file), type);
			if (entry != null && entry.result != null && key.equals(entry.key)) return Optional.of(entry.result);
		}
		catch (final JsonParseException e) {
			throw new UserError("The file " + file + " is damaged. Delete it; its network is then trained again.", e);
		}
		return Optional.empty();
	}

	/** Keeps a result. */
	void keep(final String key, final R result) throws IOException {
		AtomicFile.write(file(key), file -> Files.writeString(file, GSON.toJson(new Entry<>(key, result), type.getType())));
	}

	private Path file(final String key) {
		return folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".json");
	}
}
