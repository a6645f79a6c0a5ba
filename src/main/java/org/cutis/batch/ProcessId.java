package org.cutis.batch;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of some machine, so that others can tell whether it is still there.
 *
 * @param host the machine's name
 * @param space the Linux container's number space of processes; empty elsewhere
 * @param pid the number, which another process gets later
 * @param started tells those apart; empty if not known
 */
record ProcessId(String host, String space, long pid, String started) {

	private static final Path HOST = Path.of("/proc/sys/kernel/hostname"), SPACE = Path.of("/proc/self/ns/pid");

	/** This process. */
	static ProcessId own() {
		final ProcessHandle own = ProcessHandle.current();
		return new ProcessId(hostName(), numberSpace(), own.pid(), started(own));
	}

	/** Whether it has ended; empty if that cannot be told from this machine. */
	Optional<Boolean> hasEnded() {
		if (!host.equals(hostName()) || !space.equals(numberSpace())) return Optional.empty();
		final Optional<ProcessHandle> process = ProcessHandle.of(pid);
		return Optional.of(process.isEmpty() || !process.get().isAlive() || !started(process.get()).equals(started));
	}

	/** Of a machine's name what may stand in the name of a file. */
	String fileName() {
		return host.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + pid;
	}

	/** Not the variable HOSTNAME: Slurm gives jobs that of the machine they were sent from. */
	private static String hostName() {
		try {
			return Files.exists(HOST) ? Files.readString(HOST).strip() : InetAddress.getLocalHost().getHostName();
		}
		catch (final IOException e) {
			return "unknown";
		}
	}

	private static String numberSpace() {
		try {
			return Files.readSymbolicLink(SPACE).toString();
		}
		catch (final IOException | UnsupportedOperationException e) {
			return "";
		}
	}

	private static String started(final ProcessHandle process) {
		return process.info().startInstant().map(Instant::toString).orElse("");
	}
}
