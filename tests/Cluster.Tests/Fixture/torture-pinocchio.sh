#!/bin/sh
# Stands in for pinocchio.x: leaves the recorded run of 32^3 particles under the names and the seed of the parameter file, and says
# when it starts and when it ends to a witness that nobody else writes.
source=@SOURCE@ witness=@WITNESS@ seconds=@SECONDS@
flag=$(sed -n 's/^RunFlag[[:space:]]*//p' "$1") seed=$(sed -n 's/^RandomSeed[[:space:]]*//p' "$1")
attempt=${PWD#@ROOT@/}
say() { printf '%s %s %s %s\n' "$1" "$attempt" "${SLURM_JOB_ID:-none}" "$$" >>"$witness"; }
say start
sleep "$seconds"
for file in "$source"/pinocchio.*.out; do
  case $file in *snapshot.out | *density0.out) continue ;; esac
  cp "$file" "$(basename "$file" | sed "s/ref32/$flag/")" || exit 1
done
gzip -dc "$source/log.txt.gz" | sed "s/ref32/$flag/g; s/^RandomSeed .*/RandomSeed                  $seed/"
say end
