package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads a response that holds a single value under a single name. */
public final class ValueReader<T> implements ResponseReader<T> {
  /** Reads the parser's current value. */
  interface Conversion<T> {
    T convert(JsonParser value) throws IOException;
  }

  private final String field;
  private final Conversion<T> conversion;

  private ValueReader(String field, Conversion<T> conversion) {
    this.field = field;
    this.conversion = conversion;
  }

  /** Whether an operation reports an effect. */
  public static ValueReader<Boolean> ofBoolean() {
    return new ValueReader<>("boolean", JsonParser::getValueAsBoolean);
  }

  /** A number, such as a time. */
  public static ValueReader<Long> ofLong() {
    return new ValueReader<>("long", JsonParser::getValueAsLong);
  }

  /** A path, such as the home directory of the user. */
  public static ValueReader<String> ofPath() {
    return new ValueReader<>("Path", Json::text);
  }

  @Override
  public T read(ClassicHttpResponse response) throws IOException {
    Found found = new Found();
    Json.read(response.getEntity(), found);
    if (found.value == null) {
      throw new MalformedResponseException("the response holds no " + field);
    }
    return found.value;
  }

  private final class Found implements Json.FieldReader {
    private @Nullable T value;

    @Override
    public void read(String name, JsonParser parser) throws IOException {
      if (name.equals(field)) {
        value = conversion.convert(parser);
      }
    }
  }
}
