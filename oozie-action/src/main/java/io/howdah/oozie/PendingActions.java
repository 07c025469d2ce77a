package io.howdah.oozie;

import java.util.List;
import javax.persistence.EntityManager;
import org.apache.oozie.executor.jpa.JPAExecutor;

/** The ids of the copy actions that Oozie takes for running, of all its servers. */
final class RunningActions implements JPAExecutor<List<String>> {
  @Override
  public String getName() {
    return "howdah.RunningActions";
  }

  @Override
  public List<String> execute(EntityManager entities) {
    return entities
        .createQuery(
            "select a.id from WorkflowActionBean a where a.pending = 1 and a.statusStr = 'RUNNING'"
                + " and a.type = :type",
            String.class)
        .setParameter("type", WebHdfsCopyActionExecutor.TYPE)
        .getResultList();
  }
}
