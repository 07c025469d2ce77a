package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads the number of each operation of this JVM's NameNodes from their own metrics. */
final class OperationCounts {
  private static final String NAME_NODES = "Hadoop:service=NameNode,name=NameNodeActivity*";

  void register(Map<String, Command> commands) {
    commands.put("operationCount", request -> Message.of("count", count(request.text("metric"))));
  }

  // Metrics are kept for one millisecond, as set in hadoop-metrics2.properties. Two NameNodes in
  // one
  // JVM have a bean each; a client sees their sum.
  private static long count(String metric) throws JMException, InterruptedException {
    Thread.sleep(2);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    long sum = 0;
    for (ObjectName bean : server.queryNames(new ObjectName(NAME_NODES), null)) {
      try {
        sum += ((Number) server.getAttribute(bean, metric)).longValue();
      } catch (AttributeNotFoundException e) {
        throw new IllegalArgumentException("A NameNode has no metric " + metric, e);
      }
    }
    return sum;
  }
}
