package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.ExistingFiles;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.FileSystemTraits.Trash;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** Two trees of which one has more, and copies that delete that. */
abstract class MirrorCase {
  static final FileSystemTraits WITH_TRASH =
      FileSystemTraits.builder()
          .checksums(Checksums.OFFERED)
          .concat(Concat.OFFERED)
          .blockSize(1 << 20)
          .trash(Trash.KEPT)
          .build();

  MemoryCopy copies = clusters();

  final CopyOptions.Builder options =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(what -> what.extra(Extra.DELETE));

  @BeforeEach
  void fillBoth() throws Exception {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/day/b", "b");
    write(copies.prod, "/in/a", "a");
    write(copies.prod, "/in/day/b", "b");
    write(copies.prod, "/in/day/old", "old");
    write(copies.prod, "/in/gone/c", "c");
    write(copies.prod, "/in/gone/deep/d", "dd");
    write(copies.prod, "/in/z", "z");
  }

  static MemoryCopy clusters() {
    return new MemoryCopy(
        MemoryFileSystem.create(), MemoryFileSystem.builder().traits(WITH_TRASH).build());
  }

  String home() {
    try {
      return copies.prod.homeDirectory().toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void exclude(String pattern) {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, pattern, "a test")));
  }

  CopyStatus copy() {
    return copy(CopyListener.NONE);
  }

  CopyStatus copy(CopyListener listener) {
    return copy("/out", listener);
  }

  CopyStatus copy(String source, CopyListener listener) {
    return copy(source, "/in", listener);
  }

  CopyStatus copy(String source, String target, CopyListener listener) {
    return copies.copy(
        MemoryCopy.request(source, target, options.build()).target(Target.EXACT).build(),
        listener,
        new Cancellation());
  }

  Map<String, String> prod() {
    return tree(copies.prod, "/in");
  }

  /** The files in the trash, by their old paths. */
  Map<String, String> trash() {
    String current = home() + "/.Trash/Current";
    Map<String, String> files = new TreeMap<>();
    tree(copies.prod, current)
        .forEach((path, text) -> files.put(path.substring(current.length()), text));
    return Collections.unmodifiableMap(files);
  }
}
