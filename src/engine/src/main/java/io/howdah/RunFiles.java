package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that a copy writes or reads beside the copied ones. Immutable; {@link #builder()}
 * states each default.
 *
 * <p>They are on the machine of the engine. An engine that acts for other users has them at the
 * destination, and accesses them as that user.
 */
public final class RunFiles {
  private final @Nullable String report;
  private final @Nullable String plan;
  private final @Nullable String approvedPlan;
  private final @Nullable String partitionScript;

  private RunFiles(Builder builder) {
    report = builder.report;
    plan = builder.plan;
    approvedPlan = builder.approvedPlan;
    partitionScript = builder.partitionScript;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The file to which the copy appends a line for each thing that it does; null for none. */
  public @Nullable String report() {
    return report;
  }

  /** The file to which a dry run writes a line for each thing that it would do; null for none. */
  public @Nullable String plan() {
    return plan;
  }

  /** The plan of a dry run: the copy does nothing that is not in it. Null for a copy without. */
  public @Nullable String approvedPlan() {
    return approvedPlan;
  }

  /**
   * The file to which the copy appends statements of Hive's SQL for the partitions that it adds and
   * removes; null for none.
   */
  public @Nullable String partitionScript() {
    return partitionScript;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunFiles
        && Objects.equals(((RunFiles) other).report, report)
        && Objects.equals(((RunFiles) other).plan, plan)
        && Objects.equals(((RunFiles) other).approvedPlan, approvedPlan)
        && Objects.equals(((RunFiles) other).partitionScript, partitionScript);
  }

  @Override
  public int hashCode() {
    return Objects.hash(report, plan, approvedPlan, partitionScript);
  }

  /** Collects the values of {@link RunFiles}. */
  public static final class Builder {
    private @Nullable String report;
    private @Nullable String plan;
    private @Nullable String approvedPlan;
    private @Nullable String partitionScript;

    private Builder() {}

    /** Default: null. */
    public Builder report(@Nullable String report) {
      this.report = report;
      return this;
    }

    /** Default: null. A plan needs {@link Mode#DRY_RUN}. */
    public Builder plan(@Nullable String plan) {
      this.plan = plan;
      return this;
    }

    /** Default: null. */
    public Builder approvedPlan(@Nullable String approvedPlan) {
      this.approvedPlan = approvedPlan;
      return this;
    }

    /** Default: null. A dry run writes none. */
    public Builder partitionScript(@Nullable String partitionScript) {
      this.partitionScript = partitionScript;
      return this;
    }

    public RunFiles build() {
      return new RunFiles(this);
    }
  }
}
