package io.howdah.oozie.run;

/** The reason why a run stops on this server before its end. */
public enum StopCause {
  /** The action was killed, so the run is over on every server. */
  KILLED("The action was killed, so its %s has stopped."),
  /** Another server owns the run, or this server could not renew its lease. */
  FENCED("The %s has stopped here, since another server has it or may take it."),
  /** This server stops. Another server resumes the run, or this one after its restart. */
  SHUTDOWN("The server stops; the %s goes on elsewhere, or at the next start.");

  private final String sentence;

  StopCause(String sentence) {
    this.sentence = sentence;
  }

  /** The line in the job's log. */
  String sentence(Purpose purpose) {
    return String.format(sentence, purpose.noun());
  }
}
