package io.howdah.lab.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request or response on the channel: a JSON object on a line of its own, so that any file
 * name, also one with a newline in it, crosses unharmed. Immutable.
 */
public final class Message {
  /** A message without fields. */
  public static final Message EMPTY = new Message(Collections.emptyMap());

  private final Map<String, @Nullable Object> fields;

  Message(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /** A message with one field; more are added by {@link #with}. */
  public static Message of(String name, @Nullable Object value) {
    return EMPTY.with(name, value);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is not one JSON object
   */
  public static Message parse(String line) {
    return new Message(Json.readObject(line));
  }

  /** This message with one more field: text, a number, a boolean, a message, or a list of these. */
  public Message with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.put(name, value instanceof Message message ? message.fields : value);
    return new Message(copy);
  }

  /** This message with a list of messages in one more field. */
  public Message withMessages(String name, List<Message> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value.fields));
    return with(name, list);
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return fields.get(name) != null;
  }

  /** The text of a field. */
  public String text(String name) {
    return required(name, String.class);
  }

  /** The text of a field, or null where it is absent. */
  public @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /** The number in a field. */
  public long number(String name) {
    return required(name, Number.class).longValue();
  }

  /** The number in a field that must fit an int. */
  public int integer(String name) {
    return Math.toIntExact(number(name));
  }

  /** The boolean in a field; false where it is absent. */
  public boolean flag(String name) {
    return has(name) && required(name, Boolean.class);
  }

  /** The message in a field. */
  public Message message(String name) {
    return asMessage(required(name, Map.class));
  }

  /** The messages in a field. */
  public List<Message> messages(String name) {
    List<Message> messages = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      messages.add(asMessage((Map<?, ?>) element));
    }
    return messages;
  }

  /** The texts in a field. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      texts.add((String) element);
    }
    return texts;
  }

  /** The numbers in a field. */
  public List<Integer> integers(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      numbers.add(((Number) element).intValue());
    }
    return numbers;
  }

  /** Every field of this message, which must all be texts. */
  public Map<String, String> asTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  /** A message with a text for each entry. */
  public static Message ofTexts(Map<String, String> entries) {
    return new Message(new LinkedHashMap<String, @Nullable Object>(entries));
  }

  /** The line to send, without its end. */
  @Override
  public String toString() {
    return Json.write(fields);
  }

  private <T> T required(String name, Class<T> type) {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "Field '" + name + "' holds " + value + ", not a " + type.getSimpleName() + ".");
    }
    return type.cast(value);
  }

  private static Message asMessage(Map<?, ?> map) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put((String) name, value));
    return new Message(fields);
  }
}
