package io.howdah.lab.node;

import io.howdah.lab.channel.Message;

/** One request of the other side of the channel. */
@FunctionalInterface
interface Command {
  /** Executes it and returns the response; an exception reaches the caller as an error. */
  Message run(Message request) throws Exception;
}
