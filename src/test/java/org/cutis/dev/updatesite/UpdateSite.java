package org.cutis.dev.updatesite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.cutis.task.UserError;

/** Builds or checks the folder of Cutis' update site; behind {@code scripts/update-site}. */
public final class UpdateSite {

	private UpdateSite() {}

	/** Arguments: names of what may lie in jars/, in one; build or check; the site; for build, what to publish. */
	public static void main(final String[] args) {
		final List<Path> folders = Arrays.stream(args).skip(2).map(Path::of).toList();
		try {
			if (args.length > 3 && args[1].equals("build")) System.exit(build(Set.of(args[0].split(" ")), folders.get(0), folders
				.subList(1, folders.size())));
			if (args.length == 3 && args[1].equals("check")) System.exit(check(folders.get(0)));
		}
		catch (final UserError e) {
			System.err.println("cutis: " + e.getMessage());
			System.exit(1);
		}
		catch (final IOException e) {
			System.err.println("cutis: " + e + ". The site is as it was; put that right and start again.");
			System.exit(1);
		}
		System.err.println("Usage: scripts/update-site build SITE [LAYOUT...]\n       scripts/update-site check SITE");
		System.exit(2);
	}

	private static int build(final Set<String> jars, final Path site, final List<Path> layouts) throws IOException {
		final List<String> changes = SiteBuilder.build(site, Layout.of(layouts, jars), Instant.now());
		changes.forEach(System.out::println);
		System.out.println(changes.isEmpty() ? site + " has all this already." : site + ": " + changes.size() + " changes.");
		return check(site);
	}

	private static int check(final Path site) throws IOException {
		final SiteCheck.Result result = SiteCheck.of(site);
		for (final Path file : result.leftOver())
			System.out.println("not in the index, may be deleted: " + file);
		result.problems().forEach(System.err::println);
		System.out.println(site + (result.problems().isEmpty() ? " is consistent." : " has " + result.problems().size() +
			" problems."));
		return result.problems().isEmpty() ? 0 : 1;
	}
}
