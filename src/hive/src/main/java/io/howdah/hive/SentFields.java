package io.howdah.hive;

import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/**
 * The fields of a struct that is sent: the arguments of a call, or a request in them. Their numbers
 * are those of {@code hive_metastore.thrift}.
 */
final class SentFields {
  private static final TStruct STRUCT = new TStruct();

  private final List<TField> headers = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  /** Writes a value without its header. */
  @FunctionalInterface
  private interface Value {
    void write(TProtocol out) throws TException;
  }

  SentFields text(int id, String value) {
    return field(id, TType.STRING, out -> out.writeString(value));
  }

  SentFields flag(int id, boolean value) {
    return field(id, TType.BOOL, out -> out.writeBool(value));
  }

  SentFields number(int id, short value) {
    return field(id, TType.I16, out -> out.writeI16(value));
  }

  SentFields struct(int id, SentFields fields) {
    return field(id, TType.STRUCT, fields::write);
  }

  SentFields struct(int id, TSerializable struct) {
    return field(id, TType.STRUCT, struct::write);
  }

  SentFields texts(int id, List<String> elements) {
    return list(id, TType.STRING, elements.size(), out -> writeAll(out, elements));
  }

  SentFields structs(int id, List<? extends TSerializable> elements) {
    return list(
        id,
        TType.STRUCT,
        elements.size(),
        out -> {
          for (TSerializable each : elements) {
            each.write(out);
          }
        });
  }

  /** A list with one number of 32 bits, such as that of an enum. */
  SentFields single(int id, int element) {
    return list(id, TType.I32, 1, out -> out.writeI32(element));
  }

  private static void writeAll(TProtocol out, List<String> texts) throws TException {
    for (String each : texts) {
      out.writeString(each);
    }
  }

  private SentFields list(int id, byte type, int size, Value elements) {
    return field(
        id,
        TType.LIST,
        out -> {
          out.writeListBegin(new TList(type, size));
          elements.write(out);
          out.writeListEnd();
        });
  }

  private SentFields field(int id, byte type, Value value) {
    headers.add(new TField("", type, (short) id));
    values.add(value);
    return this;
  }

  void write(TProtocol out) throws TException {
    out.writeStructBegin(STRUCT);
    for (int i = 0; i < headers.size(); i++) {
      out.writeFieldBegin(headers.get(i));
      values.get(i).write(out);
      out.writeFieldEnd();
    }
    out.writeFieldStop();
    out.writeStructEnd();
  }
}
