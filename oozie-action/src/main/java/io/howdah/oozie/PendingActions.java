package io.howdah.oozie;

import java.util.List;
import javax.persistence.EntityManager;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.executor.jpa.JPAExecutor;

/** Selects the ids of all copy actions in one state that are pending, on any server. */
final class PendingActions implements JPAExecutor<List<String>> {
  private final WorkflowAction.Status status;

  PendingActions(WorkflowAction.Status status) {
    this.status = status;
  }

  @Override
  public String getName() {
    return "howdah.PendingActions";
  }

  @Override
  public List<String> execute(EntityManager entities) {
    return entities
        .createQuery(
            "select a.id from WorkflowActionBean a where a.pending = 1 and a.statusStr = :status"
                + " and a.type = :type",
            String.class)
        .setParameter("status", status.name())
        .setParameter("type", InstalledNames.ACTION_TYPE)
        .getResultList();
  }
}
