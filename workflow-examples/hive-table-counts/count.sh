#!/bin/sh
# Executes a query for the rows of each partition on both sides, and prints how they differ as key=value lines, which
# become the action's data. Arguments: the JDBC address of the source, that of the destination, the query.
set -e

# Statistics may be wrong, and counting the rows is the purpose: so Hive must read them.
count() {
  beeline -u "$1" --hiveconf hive.compute.query.using.stats=false \
    --silent=true --showHeader=false --outputformat=tsv2 -e "$2" > "$3.out"
  grep -v '^[[:space:]]*$' "$3.out" > "$3" || true
}

count "$1" "$3" source.tsv
count "$2" "$3" destination.tsv
different=$(sort source.tsv destination.tsv | uniq -u | cut -f 1 | sort -u)
rows='{ rows += $NF } END { printf "%.0f\n", rows }'
echo "sourceRows=$(awk "$rows" source.tsv)"
echo "destinationRows=$(awk "$rows" destination.tsv)"
echo "partitionsDifferent=$(printf '%s' "$different" | grep -c '' || true)"
echo "firstDifferent=$(printf '%s' "$different" | head -n 1)"
