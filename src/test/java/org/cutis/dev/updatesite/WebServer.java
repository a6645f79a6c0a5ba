package org.cutis.dev.updatesite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;

/** Serves a folder on the loopback device, as a maintainer's web server does. */
final class WebServer implements AutoCloseable {

	private final HttpServer server;

	WebServer(final Path folder) throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/cutis/", exchange -> {
			try (exchange) {
				final Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/cutis/".length()));
				if (!Files.isRegularFile(file)) exchange.sendResponseHeaders(404, -1);
				else {
					exchange.sendResponseHeaders(200, Files.size(file));
					Files.copy(file, exchange.getResponseBody());
				}
			}
		});
		server.start();
	}

	String url() {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/cutis/";
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
