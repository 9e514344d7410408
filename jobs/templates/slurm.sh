#!/bin/bash
# Job @TOKEN@ of a campaign under Slurm: runs the members that its .tasks file names, or as an element of an array one of them.
# By hand, also without Slurm: bash submissions/@TOKEN@.sh
set -u
token=@TOKEN@
root=@ROOT@
worker=(@CONTAINER@ @WORKER@)
concurrency=@CONCURRENCY@
engine=@ENGINE@ # pinocchio.x on the host; empty where the worker does it all
launcher=(@LAUNCHER@)
if [ -z "${SLURM_JOB_ID:-}" ] && [ "${launcher[0]:-}" = srun ]; then # by hand there are no steps
  launcher=()
  [ @RANKS@ -eq 1 ] || launcher=(mpirun -np @RANKS@)
fi
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
export MALLOC_MMAP_THRESHOLD_=131072 DOTNET_PROCESSOR_COUNT=@CORES@ DOTNET_GCHeapHardLimit=@HEAP@ ORCHESTRATOR_SCRIPT_PID=$$
[ -z "$engine" ] || export OMP_NUM_THREADS=@CORES_PER_RANK@

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
  [ -z "$engine" ] || in_steps "$1"
  if [ "$concurrency" -gt 1 ] && [ -n "${SLURM_JOB_ID:-}" ]; then
    exec srun --exact --nodes=1 --ntasks=1 --cpus-per-task=@CORES@ --mem-per-cpu=@MEGABYTES@M "${worker[@]}" run "$1" </dev/null
  fi
  exec "${worker[@]}" run "$1" </dev/null
}

# PINOCCHIO runs on the host between two calls of the worker, which may be in a container. A subshell: it never returns.
in_steps() {
  local task=$1 folder=${1%/*} child='' code ended='' spoken='' beat=0
  trap 'ended=1; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null' TERM INT HUP
  # A signal ends the wait, not what is waited for.
  await() { while wait "$child"; code=$?; [ "$code" -gt 128 ] && kill -0 "$child" 2>/dev/null; do :; done; child=''; }
  "${worker[@]}" begin "$task" </dev/null & child=$!; await
  fault_point script-begun
  case $code in
    0) "${worker[@]}" finish "$task" </dev/null & child=$!; await; exit "$code" ;;
    10) exit 0 ;; # somebody else has it, or it is done
    20) ;;
    *) exit "$code" ;;
  esac
  if [ -z "$ended" ]; then
    # Its own process group, so that what it started ends with it.
    (cd "$folder" && exec setsid "${launcher[@]+"${launcher[@]}"}" "$engine" parameter_file >log 2>err </dev/null) & child=$!
    while kill -0 "$child" 2>/dev/null && [ -z "$ended" ]; do
      if [ "$SECONDS" -ge "$beat" ]; then echo "script $SECONDS" >"$folder/heartbeat"; beat=$((SECONDS + @BEAT@)); fi
      # V5.1 may hang when it frees its memory: its last words count.
      [ -n "$spoken" ] || ! tail -c 4096 "$folder/log" 2>/dev/null | grep -q 'Pinocchio done!' || spoken=$SECONDS
      [ -z "$spoken" ] || [ $((SECONDS - spoken)) -lt @GRACE@ ] || break
      sleep 0.5
    done
    if kill -0 "$child" 2>/dev/null; then
      kill -TERM "$child" -- "-$child" 2>/dev/null
      for ((k = 0; k < 20; k++)); do kill -0 "$child" 2>/dev/null || break; sleep 0.2; done
    fi
    kill -KILL -- "-$child" 2>/dev/null # ranks that outlive their launcher
    await
    # A launcher has codes of its own for a program that is not there.
    if [ "$code" -ne 0 ] && [ ! -s "$folder/log" ] && ! command -v "$engine" >/dev/null 2>&1; then
      code=127
      [ ! -e "$engine" ] || code=126
    fi
  fi
  fault_point script-engine-over
  if [ -n "$ended" ]; then
    echo "$(hostname) $(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$folder/.stopped.partial" && mv -f "$folder/.stopped.partial" "$folder/stopped"
    exit 143
  fi
  "${worker[@]}" finish "$task" --exit "$code" </dev/null & child=$!; await
  exit "$code"
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
