package io.howdah.agent;

import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.InvalidOptionException;
import io.howdah.front.option.OptionValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the rules of a selection, which stand in several options, in their order. */
final class SelectionArguments {
  /** More than rules need, and too little to exhaust the memory. */
  private static final long LARGEST_RULES = 1 << 20;

  /** About a million paths. */
  private static final long LARGEST_LIST = 64 << 20;

  private static final SharedOption FILTER = SharedOption.of(CopyOption.FILTER);

  private final Path workingDirectory;

  SelectionArguments(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Adds the rules of a command line to the values of its options. */
  void addTo(OptionValues values, OptionLine line) throws UsageException, InvalidOptionException {
    List<CommandOption> options =
        Arrays.asList(
            CommandLineOption.EXCLUDE,
            CommandLineOption.INCLUDE,
            CommandLineOption.FILTER_FROM,
            FILTER);
    for (Map.Entry<CommandOption, String> given :
        line.inOrder(Arrays.asList(CommandLineOption.FILES_FROM))) {
      String paths = read(given.getKey(), given.getValue(), LARGEST_LIST);
      values.put(CopyOption.FILES, paths);
    }
    boolean isIncluding = false;
    for (Map.Entry<CommandOption, String> given : line.inOrder(options)) {
      String option = given.getKey().text();
      if (given.getKey() == CommandLineOption.EXCLUDE) {
        values.rule(SelectionRule.of(Effect.EXCLUDE, given.getValue(), option));
      } else if (given.getKey() == CommandLineOption.INCLUDE) {
        values.rule(SelectionRule.of(Effect.INCLUDE, given.getValue(), option));
        isIncluding = true;
      } else if (given.getKey() == CommandLineOption.FILTER_FROM) {
        values.rules(
            read(given.getKey(), given.getValue(), LARGEST_RULES),
            "the file '" + given.getValue() + "'");
      } else {
        values.rules(given.getValue(), option);
      }
    }
    if (isIncluding) {
      values.rule(SelectionRule.of(Effect.EXCLUDE, "**", CommandLineOption.INCLUDE.text()));
    }
  }

  private String read(CommandOption option, String name, long largest) throws UsageException {
    try {
      Path file = workingDirectory.resolve(name);
      if (Files.size(file) > largest) {
        throw unreadable(option, name, "it has more than " + largest + " bytes");
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(option, name, "it is no UTF-8 text");
    } catch (NoSuchFileException e) {
      throw unreadable(option, name, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(option, name, "access is denied");
    } catch (IOException | InvalidPathException e) {
      throw unreadable(option, name, String.valueOf(e));
    }
  }

  private static UsageException unreadable(CommandOption option, String name, String reason) {
    return new UsageException(option.text() + " cannot read '" + name + "': " + reason + ".");
  }
}
