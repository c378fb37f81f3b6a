package dev.rollsafe.release.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON text, which knows its place. Whoever asks says what is expected, and learns by a {@link JsonProblem} where
 * it is not so.
 */
public final class Json {

  private final String place;
  private final @Nullable Object value;

  private Json(String place, @Nullable Object value) {
    this.place = place;
    this.value = value;
  }

  /**
   * Reads a text.
   *
   * @param name what it is called in messages
   * @throws JsonProblem if it is no JSON, or has more behind its value
   */
  public static Json read(String name, String text) throws JsonProblem {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonProblem(name + ": is empty");
      }
      Json read = new Json(name, value(parser));
      if (parser.nextToken() != null) {
        throw new JsonProblem(name + ": something follows the JSON value");
      }
      return read;
    } catch (JsonProcessingException none) {
      throw new JsonProblem(name + ":" + none.getLocation().getLineNr() + ":"
          + none.getLocation().getColumnNr() + ": is no JSON");
    } catch (IOException unreadable) {
      throw new JsonProblem(name + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  /** Says whether there is nothing, or null. */
  public boolean isMissing() {
    return value == null;
  }

  /**
   * Returns a member of an object; one that is not there is {@linkplain #isMissing missing}.
   *
   * @throws JsonProblem if this is no object
   */
  public Json member(String name) throws JsonProblem {
    if (!(value instanceof Map<?, ?> members)) {
      throw wrong("an object");
    }
    return new Json(place + "." + name, members.get(name));
  }

  /**
   * Checks that an object has no members but these.
   *
   * @throws JsonProblem if it has, or this is no object
   */
  public void only(Set<String> names) throws JsonProblem {
    for (String name : members().keySet()) {
      if (!names.contains(name)) {
        throw new JsonProblem(place + ": there is no member " + name);
      }
    }
  }

  /**
   * Returns the elements of an array; of something missing none.
   *
   * @throws JsonProblem if this is no array
   */
  public List<Json> elements() throws JsonProblem {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> elements)) {
      throw wrong("an array");
    }
    List<Json> all = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      all.add(new Json(place + "[" + i + "]", elements.get(i)));
    }
    return all;
  }

  /**
   * Returns the members of an object, in order; of something missing none.
   *
   * @throws JsonProblem if this is no object
   */
  public Map<String, Json> members() throws JsonProblem {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> members)) {
      throw wrong("an object");
    }
    Map<String, Json> all = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String name = String.valueOf(member.getKey());
      all.put(name, new Json(place + "." + name, member.getValue()));
    }
    return all;
  }

  /** Returns a text. */
  public String text() throws JsonProblem {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("a text");
  }

  /** Returns a text, or nothing written for something missing. */
  public String textOrEmpty() throws JsonProblem {
    return value == null ? "" : text();
  }

  /** Returns a number. */
  public double number() throws JsonProblem {
    if (value instanceof Double number) {
      return number;
    }
    throw wrong("a number");
  }

  private JsonProblem wrong(String expected) {
    return new JsonProblem(place + (value == null ? " is missing" : " must be " + expected));
  }
}
