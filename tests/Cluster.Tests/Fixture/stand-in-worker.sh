#!/bin/bash
# Stands in for the worker: run TASK claims the attempt, writes when it starts and ends to the witness, commits by link.
[ "$1" = run ] || exit 2
attempt=$(dirname "$2"); task=$(dirname "$attempt")
cd "$attempt" || exit 1
printf '{"host":"%s","pid":%d,"started":"2026-01-01T00:00:00Z"}\n' "$(hostname)" $$ >.claim.$$
ln .claim.$$ claim 2>/dev/null || { rm -f .claim.$$; exit 0; }
rm -f .claim.$$
trap 'echo stopped >stopped; exit 143' TERM
touch heartbeat
echo "start $attempt ${SLURM_JOB_ID:-none} cpus ${SLURM_CPUS_PER_TASK:-none} processors $DOTNET_PROCESSOR_COUNT export ${SLURM_EXPORT_ENV:-none}" >>../../../../witness
sleep "$(sed -n 's/.*"seconds": *\([0-9.]*\).*/\1/p' task.json)" & wait $!
sed -n 's/.*"title": *"\(.*\)".*/\1/p' task.json >title
cp task.json seen.json
echo "{\"attempt\": \"$attempt\"}" >done.json
ln done.json ../result.json 2>/dev/null
echo "end $attempt" >>../../../../witness
