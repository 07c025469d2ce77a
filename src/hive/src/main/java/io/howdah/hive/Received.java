package io.howdah.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolException;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is received, with its Thrift type. Fields with other numbers or types are skipped,
 * so newer metastores may have more of them.
 */
final class Received<T> {
  private final byte type;
  private final Reader<T> reader;

  private Received(byte type, Reader<T> reader) {
    this.type = type;
    this.reader = reader;
  }

  /** Reads a value without its header. */
  @FunctionalInterface
  private interface Reader<T> {
    @Nullable T read(TProtocol in) throws TException;
  }

  static Received<String> text() {
    return new Received<>(TType.STRING, TProtocol::readString);
  }

  static <S extends TSerializable> Received<S> struct(Supplier<S> empty) {
    return new Received<>(
        TType.STRUCT,
        in -> {
          S struct = empty.get();
          struct.read(in);
          return struct;
        });
  }

  static <E> Received<List<E>> list(Received<E> element) {
    return new Received<>(TType.LIST, in -> elements(in, element));
  }

  /** One field of a struct. */
  static <V> Received<V> field(int id, Received<V> value) {
    return new Received<>(TType.STRUCT, in -> only(in, id, value));
  }

  /** The value that is made of a received one. */
  <V> Received<V> map(Function<T, V> function) {
    return new Received<>(
        type,
        in -> {
          T value = reader.read(in);
          return value == null ? null : function.apply(value);
        });
  }

  private static <E> List<E> elements(TProtocol in, Received<E> element) throws TException {
    TList header = in.readListBegin();
    if (header.size > 0 && header.elemType != element.type) {
      throw new TProtocolException(
          TProtocolException.INVALID_DATA, "a list has elements of the type " + header.elemType);
    }
    List<E> elements = new ArrayList<>();
    for (int i = 0; i < header.size; i++) {
      E read = element.reader.read(in);
      if (read != null) {
        elements.add(read);
      }
    }
    in.readListEnd();
    return elements;
  }

  private static <V> @Nullable V only(TProtocol in, int id, Received<V> value) throws TException {
    V found = null;
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      if (field.id == id) {
        found = value.readOrSkip(in, field);
      } else {
        TProtocolUtil.skip(in, field.type);
      }
      in.readFieldEnd();
    }
    in.readStructEnd();
    return found;
  }

  /** Reads the value of a field. Skips a field of another type and returns null. */
  @Nullable T readOrSkip(TProtocol in, TField field) throws TException {
    if (field.type == type) {
      return reader.read(in);
    }
    TProtocolUtil.skip(in, field.type);
    return null;
  }
}
