package io.howdah.oozie.run;

/** Why a run stops here before its end. */
public enum StopCause {
  /** The action was killed: the run is over, everywhere. */
  KILLED,
  /** Another server has the run now, or this one cannot show any more that it lives. */
  FENCED,
  /** This server stops: another one, or its next life, goes on with the run. */
  SHUTDOWN
}
