package org.cutis.face;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.Test;

public class TerminalTest {

	private static final long SECOND = 1_000_000_000;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final AtomicLong clock = new AtomicLong(-7 * SECOND);

	@Test
	public void showsABarWithTheTimeLeft() {
		try (Terminal terminal = terminal(true)) {
			terminal.status(0, "Opening");
			clock.addAndGet(SECOND / 10);
			terminal.status(0.1, "too soon after the last");
			// A quarter in 30 s: three quarters take 90 s.
			clock.addAndGet(30 * SECOND - SECOND / 10);
			terminal.status(0.25, "Slice 1 of 4");
		}
		assertEquals(line("[........................]   0 %            Opening") + line(
			"[######..................]  25 %  1:30 left Slice 1 of 4") + "\r" + " ".repeat(79) + "\r", text());
	}

	@Test
	public void messagesWipeTheBarAndStay() {
		final Terminal terminal = terminal(true);
		terminal.status(1, "x".repeat(200));
		terminal.log("On the CPU.");
		terminal.close();
		assertEquals(line("[########################] 100 %            " + "x".repeat(35)) + "\r" + " ".repeat(
			79) + "\rOn the CPU." + System.lineSeparator(), text());
	}

	@Test
	public void withoutATerminalThereIsNoBar() {
		try (Terminal terminal = terminal(false)) {
			terminal.status(0.5, "Half");
			terminal.log("On the CPU.");
		}
		assertEquals("On the CPU." + System.lineSeparator(), text());
	}

	private Terminal terminal(final boolean attached) {
		return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), attached, clock::get);
	}

	private static String line(final String text) {
		return String.format("\r%-79s", text);
	}

	private String text() {
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
