package io.howdah.digest;

import io.howdah.fs.FileChecksum.CrcType;
import java.lang.reflect.Constructor;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.apache.commons.codec.digest.PureJavaCrc32C;
import org.jspecify.annotations.Nullable;

/**
 * Creates CRCs. The JDK has CRC32C since Java 9, with hardware support. On Java 8 it is computed in
 * Java.
 */
final class CrcFactory {
  private static final @Nullable Constructor<? extends Checksum> JDK_CRC32C = jdkCrc32c();

  private CrcFactory() {}

  static Checksum create(CrcType type) {
    switch (type) {
      case CRC32:
        return new CRC32();
      case CRC32C:
        return crc32c();
    }
    throw new IllegalArgumentException(type.toString());
  }

  private static Checksum crc32c() {
    if (JDK_CRC32C == null) {
      return new PureJavaCrc32C();
    }
    try {
      return JDK_CRC32C.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The JDK's CRC32C cannot be made.", e);
    }
  }

  private static @Nullable Constructor<? extends Checksum> jdkCrc32c() {
    try {
      return Class.forName("java.util.zip.CRC32C").asSubclass(Checksum.class).getConstructor();
    } catch (ReflectiveOperationException e) {
      return null; // Java 8
    }
  }
}
