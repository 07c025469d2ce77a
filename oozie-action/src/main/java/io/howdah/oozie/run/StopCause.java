package io.howdah.oozie.run;

/** Why a run stops here before its end. */
public enum StopCause {
  /** The action was killed: the run is over, everywhere. */
  KILLED("The action was killed, so its copy has stopped."),
  /** Another server has the run now, or this one cannot show any more that it lives. */
  FENCED("The copy has stopped here, since another server has it or may take it."),
  /** This server stops: another one, or its next life, goes on with the run. */
  SHUTDOWN("The server stops; the copy goes on elsewhere, or at the next start.");

  private final String sentence;

  StopCause(String sentence) {
    this.sentence = sentence;
  }

  /** What the job's log says of it. */
  String sentence() {
    return sentence;
  }
}
