package org.cutis.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import ai.djl.util.Platform;

/**
 * Downloads TensorFlow from a server on this machine that stands in for DJL's, in a process of its own that has no
 * native library. DJL's address is fixed, so all of https leads there. What is served is no library. Argument: DJL's
 * folder.
 */
public final class DownloadDriver {

	private static final AtomicInteger REQUESTS = new AtomicInteger();

	private static volatile String failing = "";

	private DownloadDriver() {}

	public static void main(final String[] arguments) throws Exception {
		final Path cache = Path.of(arguments[0]);
		final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/tensorflow/", DownloadDriver::serve);
		server.start();
		divert(server.getAddress().getPort());

		say("without asking", Engines::get);
		failing = "second";
		say("second file missing", () -> Engines.downloadNatives(Progress.none()));
		System.out.println("left: " + files(cache));
		failing = "slow";
		say("cancelled", () -> Engines.downloadNatives(new Cancelled()));
		while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("Cutis download")))
			Thread.sleep(50);
		System.out.println("left: " + files(cache));
		failing = "";
		say("download", () -> cache.relativize(Path.of(Engines.downloadNatives(Progress.none()))));
		System.out.println("there: " + files(cache));
		server.stop(0);
		say("again", () -> cache.relativize(Path.of(Engines.downloadNatives(Progress.none()))));
		say("load", Engines::get);
		System.exit(0);
	}

	private interface Step {

		Object take();
	}

	private static void say(final String what, final Step step) {
		REQUESTS.set(0);
		String said;
		try {
			said = step.take().toString();
		}
		catch (final UserError | CancellationException e) {
			said = e.getClass().getSimpleName() + ", " + e.getMessage();
		}
		System.out.println(what + ": " + said.replace('\n', ' '));
		System.out.println("requests: " + REQUESTS.get());
	}

	private static void serve(final HttpExchange exchange) throws IOException {
		REQUESTS.incrementAndGet();
		final String path = exchange.getRequestURI().getPath();
		final byte[] content = path.endsWith("files.txt") ? list().getBytes() : gzip(path);
		try {
			if (failing.equals("slow")) Thread.sleep(1500);
		}
		catch (final InterruptedException e) {
			throw new IOException(e);
		}
		exchange.sendResponseHeaders(failing.equals("second") && path.contains("second") ? 404 : 200, content.length);
		exchange.getResponseBody().write(content);
		exchange.close();
	}

	private static String list() {
		final String folder = "cpu/" + Platform.detectPlatform("tensorflow").getClassifier() + "/native/lib/";
		return folder + System.mapLibraryName("jnitensorflow") + ".gz\n" + folder + "second.gz\ncpu/other-x86_64/native/lib/third.gz\n";
	}

	private static byte[] gzip(final String text) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes());
		}
		return bytes.toByteArray();
	}

	private static void divert(final int port) {
		URL.setURLStreamHandlerFactory(protocol -> protocol.equals("https") ? new URLStreamHandler() {

			@Override
			protected URLConnection openConnection(final URL url) throws IOException {
				return new URL("http", "127.0.0.1", port, url.getFile()).openConnection(Proxy.NO_PROXY);
			}
		} : null);
	}

	private static String files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList().toString();
		}
	}
}
