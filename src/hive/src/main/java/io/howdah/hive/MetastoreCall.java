package io.howdah.hive;

import io.howdah.ErrorCode;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.jspecify.annotations.Nullable;

/**
 * A call of the metastore: its name, its arguments, and the result or the exception that it ends
 * with. Field 0 of a response is the result, and all other fields are exceptions. In each exception
 * field 1 is the message.
 */
final class MetastoreCall<T> {
  /** No exception has this number. */
  private static final int NONE = -1;

  private static final int SUCCESS = 0;
  private static final Received<String> EXCEPTION = Received.field(1, Received.text());

  private final String method;
  private final SentFields arguments;
  private final @Nullable Received<T> result;
  private final @Nullable T withoutResult;
  private final int missingTable;
  private final @Nullable MetastoreCall<T> older;
  private final boolean repeatable;

  private MetastoreCall(Builder<T> builder) {
    method = builder.method;
    arguments = builder.arguments;
    result = builder.result;
    withoutResult = builder.withoutResult;
    missingTable = builder.missingTable;
    older = builder.older;
    repeatable = builder.repeatable;
  }

  /** A call whose result is needed. */
  static <T> Builder<T> of(String method, SentFields arguments, Received<T> result) {
    return new Builder<>(method, arguments, result, null);
  }

  /** A call that has succeeded where no exception comes; a result is skipped. */
  static MetastoreCall<Boolean> withoutResult(String method, SentFields arguments) {
    return new Builder<>(method, arguments, null, Boolean.TRUE).build();
  }

  /** Such a call that must not be made twice. */
  static MetastoreCall<Boolean> onceWithoutResult(String method, SentFields arguments) {
    return new Builder<>(method, arguments, null, Boolean.TRUE).once().build();
  }

  String method() {
    return method;
  }

  /** The call with the same meaning for metastores that do not have this one; null for none. */
  @Nullable MetastoreCall<T> older() {
    return older;
  }

  /** Whether the call may be made again where it is not known what became of it. */
  boolean isRepeatable() {
    return repeatable;
  }

  void writeArguments(TProtocol out) throws TException {
    arguments.write(out);
  }

  T readResult(TProtocol in) throws TException {
    T value = withoutResult;
    MetastoreRefusal refusal = null;
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      if (field.id == SUCCESS && result != null) {
        value = result.readOrSkip(in, field);
      } else if (field.id != SUCCESS && field.type == TType.STRUCT) {
        refusal = refusal(field.id, EXCEPTION.readOrSkip(in, field));
      } else {
        TProtocolUtil.skip(in, field.type);
      }
      in.readFieldEnd();
    }
    in.readStructEnd();
    if (refusal != null) {
      throw refusal;
    }
    if (value == null) {
      throw new TApplicationException(
          TApplicationException.MISSING_RESULT, "the response has no result");
    }
    return value;
  }

  private MetastoreRefusal refusal(int id, @Nullable String message) {
    return new MetastoreRefusal(
        id == missingTable ? ErrorCode.TABLE_NOT_FOUND : ErrorCode.METASTORE_REFUSED, message);
  }

  /** Collects the parts of a {@link MetastoreCall}. */
  static final class Builder<T> {
    private final String method;
    private final SentFields arguments;
    private final @Nullable Received<T> result;
    private final @Nullable T withoutResult;
    private int missingTable = NONE;
    private @Nullable MetastoreCall<T> older;
    private boolean repeatable = true;

    private Builder(
        String method,
        SentFields arguments,
        @Nullable Received<T> result,
        @Nullable T withoutResult) {
      this.method = method;
      this.arguments = arguments;
      this.result = result;
      this.withoutResult = withoutResult;
    }

    /** The number of the exception that says that there is no such table. */
    Builder<T> missingTable(int id) {
      this.missingTable = id;
      return this;
    }

    /** The call to use where the metastore does not have this one. */
    Builder<T> older(MetastoreCall<T> older) {
      this.older = older;
      return this;
    }

    /** The call must not be made twice. */
    Builder<T> once() {
      this.repeatable = false;
      return this;
    }

    MetastoreCall<T> build() {
      return new MetastoreCall<>(this);
    }
  }
}
