package org.cutis.dev.updatesite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Packed XML that is valid by the rules written in it. */
final class Xml {

	/** In bytes, unpacked; Fiji's own index has 10 MB. */
	private static final int MAXIMUM = 1 << 26;

	private Xml() {}

	/** @return the root. @throws IllegalArgumentException if it is damaged, too big or not valid */
	static Element read(final Path file) throws IOException {
		final byte[] bytes;
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
			bytes = in.readNBytes(MAXIMUM);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("cannot be unpacked: " + e.getMessage(), e);
		}
		if (bytes.length == MAXIMUM) throw new IllegalArgumentException("more than 64 MB");
		try {
			final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setValidating(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setExpandEntityReferences(false);
			final DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new Strict());
			return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
		}
		catch (final ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
		catch (final SAXException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	static List<Element> children(final Element parent, final String tag) {
		final List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element element && element.getTagName().equals(tag)) children.add(element);
		return children;
	}

	static List<String> texts(final Element parent, final String tag) {
		return children(parent, tag).stream().map(Node::getTextContent).toList();
	}

	/** @return null if it is not there */
	static String text(final Element element, final String attribute) {
		return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
	}

	/** @return 0 if it is not there. @throws IllegalArgumentException if it is no whole number */
	static long number(final Element element, final String attribute) {
		return element.hasAttribute(attribute) ? Long.parseLong(element.getAttribute(attribute)) : 0;
	}

	/** What is merely an error for the parser is one for Fiji's uploader, too. */
	private static final class Strict implements ErrorHandler {

		@Override
		public void warning(final SAXParseException e) {}

		@Override
		public void error(final SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void fatalError(final SAXParseException e) throws SAXException {
			throw e;
		}
	}
}
