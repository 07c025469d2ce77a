package io.howdah.lab.node;

import io.howdah.lab.channel.Message;

/** One thing that the other side of the channel can ask for. */
@FunctionalInterface
interface Command {
  /** Does it and gives the answer; what is thrown reaches the caller as an error. */
  Message run(Message request) throws Exception;
}
