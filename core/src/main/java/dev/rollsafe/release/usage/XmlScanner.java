package dev.rollsafe.release.usage;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts in XML: statements of MyBatis with all of their conditional parts, and texts and attributes of other files, such as
 * mappings of JPA and Hibernate.
 */
final class XmlScanner {

  private static final Set<String> STATEMENTS =
      Set.of("select", "insert", "update", "delete", "sql", "selectKey");

  private final String place;
  private final Corpus corpus;
  private final XMLStreamReader xml;
  private final Deque<StringBuilder> statements = new ArrayDeque<>();
  private final Map<String, String> shared = new HashMap<>();
  private String id = "";
  private int line;
  private boolean mapper;

  private XmlScanner(String place, Corpus corpus, XMLStreamReader xml) {
    this.place = place;
    this.corpus = corpus;
    this.xml = xml;
  }

  static void scan(String place, byte[] bytes, Corpus corpus) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      new XmlScanner(place, corpus, factory.createXMLStreamReader(new ByteArrayInputStream(bytes)))
          .scan();
    } catch (XMLStreamException malformed) {
      corpus.add(Unjudged.unread(place, "is no XML"));
    }
  }

  private void scan() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
        default -> {}
      }
    }
  }

  private void start(String element) {
    mapper |= element.equals("mapper");
    if (mapper && STATEMENTS.contains(element) && statements.isEmpty()) {
      id = attribute("id");
      line = xml.getLocation().getLineNumber();
      statements.push(new StringBuilder());
      return;
    }
    if (!statements.isEmpty()) {
      part(element);
      return;
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      if (!mapper || name.equals("column")) {
        text(xml.getAttributeValue(i));
      }
    }
  }

  /** Conditional parts are taken for there: a use that depends on a condition is one. */
  private void part(String element) {
    StringBuilder statement = statements.element();
    switch (element) {
      case "where" -> statement.append(" WHERE true AND ");
      case "set" -> statement.append(" SET ");
      case "foreach" -> statement.append(' ').append(attribute("open"));
      case "include" -> statement.append(' ').append(shared.getOrDefault(attribute("refid"), ""));
      case "trim" -> statement.append(' ').append(attribute("prefix")).append(' ');
      default -> statement.append(' ');
    }
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private void end(String element) {
    if (statements.isEmpty()) {
      return;
    }
    if (element.equals("set")) {
      withoutLastComma(statements.element());
    } else if (element.equals("foreach")) {
      statements.element().append(") ");
    }
    if (STATEMENTS.contains(element) && !element.equals("selectKey")) {
      String text = tidy(statements.pop().toString());
      if (element.equals("sql")) {
        shared.put(id, text);
      }
      corpus.add(new Text(place + ":" + line + ": " + id, text));
    }
  }

  private static void withoutLastComma(StringBuilder text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > 0 && text.charAt(end - 1) == ',') {
      text.setLength(end - 1);
    }
    text.append(' ');
  }

  /** What the mapper leaves out where a condition is the first one, and what it puts together itself. */
  private static String tidy(String text) {
    return text.replaceAll("(?i)\\bWHERE true AND\\s+(AND|OR)\\b", "WHERE true AND")
        .replaceAll("(?i)\\bWHERE true AND\\s*$", "")
        .replaceAll("\\$\\{[^}]*}", String.valueOf(Text.HOLE));
  }

  private void characters(String text) {
    if (!statements.isEmpty()) {
      statements.element().append(text);
    } else {
      text(text);
    }
  }

  private void text(String text) {
    if (!text.isBlank()) {
      corpus.add(new Text(place + ":" + xml.getLocation().getLineNumber(), text));
    }
  }
}
