#!/bin/sh
# Copies with the agent and prints its result as key=value lines, which become the action's data. Oozie keeps neither
# the data nor the exit code of a shell that fails: so this one succeeds, and the workflow looks at exitCode.
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar howdah-agent --conf=clusters.json --status-file=status.json "$@" >&2
echo "exitCode=$?"
# A line '  "Files Copied": 3,' of the status becomes filesCopied=3.
[ ! -f status.json ] || awk -F '": ' '/^  "(Outcome|Files|Size|Retries)/ {
  key = substr($1, 4)
  gsub(/ /, "", key)
  gsub(/[",]/, "", $2)
  print tolower(substr(key, 1, 1)) substr(key, 2) "=" $2
}' status.json
