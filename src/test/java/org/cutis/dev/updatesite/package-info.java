/**
 * The maintainers' tool behind {@code scripts/update-site}: builds and checks the folder that Fiji's updater reads. Not in the
 * users' jar. Format and rules are those of net.imagej.updater (XMLFileWriter, XMLFileReader, Checksummer, UpdaterUtil).
 */
package org.cutis.dev.updatesite;
