package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.StoragePoliciesReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of the storage policies of a nameservice, requested once. */
final class StoragePolicies {
  private final NameNodeCalls nameNode;
  private @Nullable Map<Integer, String> names;

  StoragePolicies(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  /** The name of a policy; empty for an unknown number. */
  synchronized Optional<String> name(int number) throws CopyException {
    Map<Integer, String> known = names;
    if (known == null) {
      known =
          nameNode.ask(
              Request.of(Operation.GETALLSTORAGEPOLICY, FilePath.ROOT),
              new StoragePoliciesReader());
      names = known;
    }
    return Optional.ofNullable(known.get(number));
  }
}
