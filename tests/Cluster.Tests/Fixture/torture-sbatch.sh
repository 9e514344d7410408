#!/bin/sh
# Stands before sbatch: the job is taken, and where a cut is armed its answer waits here until the connection is gone.
barrier=@BARRIER@
answer=$(/usr/bin/sbatch "$@"); code=$?
[ "$code" -ne 0 ] || : >"$barrier/acknowledged"
if mv "$barrier/armed" "$barrier/taken" 2>/dev/null; then
  echo $$ >"$barrier/.waiting" && mv "$barrier/.waiting" "$barrier/waiting"
  tries=0
  while [ ! -e "$barrier/released" ] && [ $tries -lt 400 ]; do sleep 0.05; tries=$((tries + 1)); done
  rm -f "$barrier/waiting" "$barrier/taken" "$barrier/released"
fi
printf '%s\n' "$answer"
exit $code
