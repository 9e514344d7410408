#!/bin/bash
# Job @TOKEN@ of a campaign under Slurm: runs the members that its .tasks file names, or as an element of an array one of them.
# By hand, also without Slurm: bash submissions/@TOKEN@.sh
set -u
token=@TOKEN@
root=@ROOT@
worker=(@CONTAINER@ @WORKER@)
concurrency=@CONCURRENCY@
unset SLURM_EXPORT_ENV # sbatch was told NONE; srun would pass that on
{
:
@SHELL_INIT@
@MODULES@
} </dev/null
cd "$root" || exit 2
umask 077
library=@HDF5@
[ -z "$library" ] || export ORCHESTRATOR_LIBHDF5=$library
export MALLOC_MMAP_THRESHOLD_=131072 DOTNET_PROCESSOR_COUNT=@CORES@ DOTNET_GCHeapHardLimit=0x@HEAP@ ORCHESTRATOR_SCRIPT_PID=$$

fault_point() {
  [ -z "${ORCHESTRATOR_FAULT_LOG:-}" ] || printf '%s\n' "$1" >>"$ORCHESTRATOR_FAULT_LOG"
  [ "${ORCHESTRATOR_FAULT:-}" != "$1" ] || kill -KILL $$
}

# TERM, from the scheduler at the end of the wall time or from a person: the workers are told, and write their markers.
stopped=''
stop() {
  stopped=1
  for pid in $(jobs -p); do kill -TERM "$pid" 2>/dev/null; done
}
trap stop TERM INT HUP

run() {
  fault_point script-member
  if [ "$concurrency" -gt 1 ] && [ -n "${SLURM_JOB_ID:-}" ]; then
    exec srun --exact --nodes=1 --ntasks=1 --cpus-per-task=@CORES@ --mem-per-cpu=@MEGABYTES@M "${worker[@]}" run "$1" </dev/null
  fi
  exec "${worker[@]}" run "$1" </dev/null
}

fault_point script-started
index=0 left=()
while IFS= read -r task; do
  index=$((index + 1))
  [ -z "${SLURM_ARRAY_TASK_ID:-}" ] || [ "$SLURM_ARRAY_TASK_ID" = "$index" ] || continue
  left+=("$task")
done <"submissions/$token.tasks"

for task in "${left[@]+"${left[@]}"}"; do
  # A signal ends a wait early; the count says whether a place is free.
  while [ -z "$stopped" ] && [ "$(jobs -pr | wc -l)" -ge "$concurrency" ]; do wait -n; done
  [ -z "$stopped" ] || break
  run "$task" &
done
while [ -n "$(jobs -pr)" ]; do wait; done
fault_point script-ended
[ -z "$stopped" ] || exit 143
