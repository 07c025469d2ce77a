package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.Verdict;
import io.howdah.event.AttributesPlanned;
import io.howdah.event.DirectoryPlanned;
import io.howdah.event.EntryDeleted;
import io.howdah.event.FileFinished;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanListTest {
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @Test
  void listsWhatADryRunWouldDo() throws Exception {
    end(planned("--dry-run"), null);

    assertThat(stderr.toString(UTF_8))
        .isEqualTo(
            """
            copy    /in/new, 5 bytes
            replace /in/old, 7 bytes
            make    /in/made/
            set     /in/kept: permission, storage-policy
            delete  /in/z, 1 bytes
            delete  /in/gone/, 3 bytes
            Would copy 1 (5 bytes), replace 1 (7 bytes), delete 3 (4 bytes) and 2 directories, \
            make 1 directories, set attributes of 1, skip 1 (9 bytes); 1 failed.
            """);
  }

  @Test
  void hasNoTotalsOfADryRunThatWasStopped() throws Exception {
    end(planned("--dry-run"), new CopyException(ErrorCode.CANCELLED, "stopped"));

    assertThat(stderr.toString(UTF_8)).contains("copy    /in/new").doesNotContain("Would");
  }

  @Test
  void isSilentOnRequestAndInACopy() throws Exception {
    end(planned("--dry-run", "--silent"), null);
    end(planned(), null);

    assertThat(stderr.toString(UTF_8)).isEmpty();
  }

  @Test
  void letsNoNameControlTheTerminal() throws Exception {
    PlanList list = list("--dry-run");
    list.on(FileFinished.of(FileResult.planned("/out/a", "/in/a\u001b[2J\nfake", 1)));

    assertThat(stderr.toString(UTF_8)).doesNotContain("\u001b").hasLineCount(1);
  }

  private PlanList planned(String... options) throws Exception {
    PlanList list = list(options);
    list.on(FileFinished.of(FileResult.planned("/out/new", "/in/new", 5)));
    list.on(FileFinished.of(FileResult.planned("/out/old", "/in/old", 7).replacing(null)));
    list.on(FileFinished.of(FileResult.skipped("/out/e", "/in/e", 9, Verdict.VERIFIED)));
    list.on(
        FileFinished.of(
            FileResult.failed(
                "/out/f", "/in/f", 2, new CopyException(ErrorCode.PERMISSION_DENIED, "no"))));
    list.on(DirectoryPlanned.of("/in/made"));
    list.on(
        AttributesPlanned.of(
            "/in/kept", EnumSet.of(FileAttribute.PERMISSION, FileAttribute.STORAGE_POLICY)));
    list.on(EntryDeleted.planned("/in/z", Count.of(1, 1), 0));
    list.on(EntryDeleted.planned("/in/gone", Count.of(2, 3), 2));
    return list;
  }

  private PlanList list(String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(List.of("-s", "a", "-d", "b", "/out", "/in"));
    return new PlanList(
        new PrintStream(stderr, true, UTF_8),
        new CommandLineParser(Path.of("/")).parse(line.toArray(new String[0])));
  }

  private void end(PlanList list, @Nullable CopyException error) throws Exception {
    AgentArguments arguments =
        new CommandLineParser(Path.of("/")).parse("-s", "a", "-d", "b", "/out", "/in");
    list.end(CopyStatus.builder(arguments.request(), Instant.EPOCH).error(error).build());
  }
}
