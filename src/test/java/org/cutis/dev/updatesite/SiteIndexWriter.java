package org.cutis.dev.updatesite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes db.xml.gz as net.imagej.updater.XMLFileWriter does: elements and attributes by the same rules. */
final class SiteIndexWriter {

	private static final String RULES = """
		<!DOCTYPE pluginRecords [
		<!ELEMENT pluginRecords (plugin*)>
		<!ELEMENT plugin (platform*, category*, version?, previous-version*)>
		<!ATTLIST plugin filename CDATA #REQUIRED executable CDATA #IMPLIED>
		<!ELEMENT platform (#PCDATA)>
		<!ELEMENT category (#PCDATA)>
		<!ELEMENT version (description?, dependency*, link*, author*)>
		<!ATTLIST version checksum CDATA #REQUIRED timestamp CDATA #REQUIRED filesize CDATA #REQUIRED>
		<!ELEMENT description (#PCDATA)>
		<!ELEMENT dependency EMPTY>
		<!ATTLIST dependency filename CDATA #REQUIRED timestamp CDATA #IMPLIED overrides CDATA #IMPLIED>
		<!ELEMENT link (#PCDATA)>
		<!ELEMENT author (#PCDATA)>
		<!ELEMENT previous-version EMPTY>
		<!ATTLIST previous-version filename CDATA #IMPLIED timestamp CDATA #REQUIRED
			timestamp-obsolete CDATA #IMPLIED checksum CDATA #REQUIRED>
		]>
		""";

	private final XMLStreamWriter xml;

	private SiteIndexWriter(final OutputStream out) throws XMLStreamException {
		xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
	}

	/** The packed file's bytes. */
	static byte[] write(final SiteIndex index) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			final SiteIndexWriter writer = new SiteIndexWriter(out);
			writer.xml.writeStartDocument("UTF-8", "1.0");
			writer.xml.writeDTD(RULES);
			writer.xml.writeStartElement("pluginRecords");
			for (final SiteFile file : index.files().values())
				writer.file(file);
			writer.line(0);
			writer.xml.writeEndDocument();
			writer.xml.close();
		}
		catch (final XMLStreamException e) {
			throw new IOException(e);
		}
		return bytes.toByteArray();
	}

	private void file(final SiteFile file) throws XMLStreamException {
		line(1);
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", file.name());
		if (file.executable()) xml.writeAttribute("executable", "true");
		texts("platform", file.platforms(), 2);
		texts("category", file.categories(), 2);
		if (file.version() != null) version(file.version());
		for (final SiteFile.Previous previous : file.previous()) {
			line(2);
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("filename", previous.name());
			xml.writeAttribute("timestamp", Long.toString(previous.timestamp()));
			if (previous.obsolete() != 0) xml.writeAttribute("timestamp-obsolete", Long.toString(previous.obsolete()));
			xml.writeAttribute("checksum", previous.checksum());
		}
		line(1);
		xml.writeEndElement();
	}

	private void version(final SiteFile.Version version) throws XMLStreamException {
		line(2);
		xml.writeStartElement("version");
		xml.writeAttribute("checksum", version.checksum());
		xml.writeAttribute("timestamp", Long.toString(version.timestamp()));
		xml.writeAttribute("filesize", Long.toString(version.size()));
		if (version.description() != null) texts("description", List.of(version.description()), 3);
		for (final SiteFile.Dependency dependency : version.dependencies()) {
			line(3);
			xml.writeEmptyElement("dependency");
			xml.writeAttribute("filename", dependency.name());
			xml.writeAttribute("timestamp", Long.toString(dependency.timestamp()));
			if (dependency.overrides()) xml.writeAttribute("overrides", "true");
		}
		texts("link", version.links(), 3);
		texts("author", version.authors(), 3);
		line(2);
		xml.writeEndElement();
	}

	private void texts(final String tag, final Iterable<String> texts, final int depth) throws XMLStreamException {
		for (final String text : texts) {
			line(depth);
			xml.writeStartElement(tag);
			xml.writeCharacters(text);
			xml.writeEndElement();
		}
	}

	private void line(final int depth) throws XMLStreamException {
		xml.writeCharacters("\n" + "\t".repeat(depth));
	}
}
