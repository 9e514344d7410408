#!/usr/bin/env bash
# A job of a campaign on this machine, one member after another. By hand: bash submissions/TOKEN.sh
set -u
root=@ROOT@
worker=(@WORKER@)
limit=@SECONDS@ # of wall time; by hand it is not enforced
cd "$root" || exit 2
tasks=${BASH_SOURCE[0]%.sh}.tasks
export MALLOC_MMAP_THRESHOLD_=131072 DOTNET_GCHeapHardLimit=@HEAP@ ORCHESTRATOR_SCRIPT_PID=$$

fault_point() {
  [ -z "${ORCHESTRATOR_FAULT_LOG:-}" ] || printf '%s\n' "$1" >>"$ORCHESTRATOR_FAULT_LOG"
  [ "${ORCHESTRATOR_FAULT:-}" != "$1" ] || kill -KILL $$
}

child='' stopped=''
stop() {
  stopped=1
  # What ends it at its wall time is a scheduler's answer to the orchestrator.
  [ "$SECONDS" -lt $((limit - 1)) ] || : >"${tasks%.tasks}.timeout"
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null
}
trap stop TERM INT HUP

fault_point script-started
while IFS= read -r task; do
  [ -z "$stopped" ] || break
  fault_point script-member
  "${worker[@]}" run "$task" </dev/null &
  child=$!
  # A signal ends the wait, not the worker.
  while wait "$child"; code=$?; [ "$code" -gt 128 ] && kill -0 "$child" 2>/dev/null; do :; done
  child=''
  fault_point script-finished
done <"$tasks"
fault_point script-ended
[ -z "$stopped" ] || exit 143
