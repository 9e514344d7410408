#!/usr/bin/env bash
# CPU time of one start of the published worker, user and system:   ./worker-start.sh TASK.JSON [RUNS]
# TASK.JSON is of an attempt that is claimed or committed (any that a campaign left): "worker begin" reads it, looks at the disk and leaves with 10.
set -euo pipefail
task=$(readlink -f "$1") runs=${2:-20}
root=$(dirname "$(readlink -f "$0")")/../..
worker=$("$root/orchestrator" publish-worker)/orchestrator-worker
TIMEFORMAT='%U %S %R'
for _ in $(seq "$runs"); do
  { time "$worker" begin "$task" >/dev/null || [ $? = 10 ]; } 2>&1
done | awk '{ printf "%.3f %.3f\n", $1 + $2, $3 }' | sort -n | awk '{ cpu[NR] = $1; wall[NR] = $2 } END { m = int((NR + 1) / 2); printf "median of %d: %.3f CPU-s, %.3f s wall\n", NR, cpu[m], wall[m] }'
