package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.bytedeco.javacpp.Loader;
import org.cutis.engine.NativesDownload;
import org.cutis.engine.NativesMissing;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import ai.djl.tensorflow.engine.javacpp.LibUtils;
import ai.djl.util.Utils;

/** Lets DJL download the native library; watches how its folder grows, because DJL does not tell. */
public final class DjlDownload implements NativesDownload {

	/** Of the unpacked library for Linux, in bytes; the other platforms' are smaller. */
	private static final double TYPICAL = 640e6;

	/** While it is downloaded and moved into place, in bytes. */
	private static final long NEEDED = 1L << 30;

	private static final String OFFLINE = Natives.OFFLINE, OFFLINE_ENV = "DJL_OFFLINE";

	private static CompletableFuture<String> running;

	/** Made by reflection. */
	public DjlDownload() {}

	@Override
	public String download(final Progress progress) {
		try {
			return Natives.find();
		}
		catch (final NativesMissing e) {
			checkAllowed(System.getenv(OFFLINE_ENV));
			final Path folder = Utils.getEngineCacheDir("tensorflow");
			checkSpace(folder);
			return watch(startOrGoOn(), folder, progress);
		}
	}

	static void checkAllowed(final String environment) {
		if (Boolean.parseBoolean(environment)) throw new UserError("The environment variable " + OFFLINE_ENV +
			" forbids the download of TensorFlow. Take it away, or " + otherwise());
	}

	private static void checkSpace(final Path folder) {
		try {
			Files.createDirectories(folder);
			final long free = Files.getFileStore(folder).getUsableSpace();
			if (free < NEEDED) throw new UserError("TensorFlow needs 1 GB in " + folder + ", but only " + (free >> 20) +
				" MB are free. Make room, or name another folder with the environment variable DJL_CACHE_DIR.");
		}
		catch (final IOException e) {
			throw new UserError("TensorFlow would be downloaded to " + folder + ", which cannot be written (" + e +
				"). Name another folder with the environment variable DJL_CACHE_DIR.", e);
		}
	}

	/** A download that was cancelled a moment ago goes on. */
	private static synchronized CompletableFuture<String> startOrGoOn() {
		if (running == null || running.isDone()) running = start();
		else System.setProperty(OFFLINE, "false");
		return running;
	}

	/** DJL cannot be stopped; cancelled, it gives up at the next file and removes what it has. */
	private static CompletableFuture<String> start() {
		final CompletableFuture<String> result = new CompletableFuture<>();
		final Thread thread = new Thread(() -> {
			try {
				result.complete(OwnClassLoader.call(() -> OwnProperties.call(OFFLINE, "false",
					LibUtils::getLibName)));
			}
			catch (final Throwable e) {
				result.completeExceptionally(e);
			}
		}, "Cutis download");
		thread.setDaemon(true);
		thread.start();
		return result;
	}

	private static String watch(final CompletableFuture<String> result, final Path folder, final Progress progress) {
		try {
			while (true) {
				try {
					return result.get(250, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					final long bytes = size(folder);
					progress.update(Math.min(0.99, bytes / TYPICAL), "Downloading TensorFlow: " + bytes / 1_000_000 + " MB unpacked so far");
				}
			}
		}
		catch (final ExecutionException e) {
			throw failed(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw stopped();
		}
		catch (final CancellationException e) {
			throw stopped();
		}
	}

	private static CancellationException stopped() {
		System.setProperty(OFFLINE, "true");
		return new CancellationException("Cancelled.");
	}

	/** Size of the files in the folder that DJL is filling, in bytes. */
	private static long size(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> folder.relativize(f).toString().startsWith("tmp")).mapToLong(f -> f.toFile().isFile() ? f
				.toFile().length() : 0).sum();
		}
		catch (final IOException | java.io.UncheckedIOException e) {
			// It was moved into place meanwhile.
			return 0;
		}
	}

	private static UserError failed(final Throwable cause) {
		final Throwable root = cause.getCause() == null ? cause : cause.getCause();
		// Anything else is DJL's not having one for this platform.
		final String again = root instanceof IOException ? "Check the internet connection and try again, or " : "Instead, ";
		return new UserError("TensorFlow's native library for " + Loader.getPlatform() + " could not be downloaded (" + root +
			"). " + again + otherwise(), cause);
	}

	private static String otherwise() {
		return "put " + Natives.jarName(Loader.getPlatform()) + " from Maven Central " + Natives.intoFolder() + ".";
	}
}
