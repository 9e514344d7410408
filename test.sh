#!/usr/bin/env bash
# Builds everything and runs the tests, with what they need.   ./test.sh [--quick | --long]
#   --quick   under three minutes: leaves out the tests marked Duration = Slow
#   --long    also those that are only run on request
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")" || exit 2

filter=(-explicit off)
case ${1:-} in
  '')      ;;
  --quick) filter+=(-trait- Duration=Slow) ;;
  --long)  filter=(-explicit on) ;;
  *)       echo "usage: ./test.sh [--quick | --long]" >&2; exit 2 ;;
esac

# The tests read our files with other programs (h5py for HDF5, healpy for the sphere) and start a real Slurm and sshd on loopback.
packages=()
for package in libhdf5-103-1 libdeflate0 fonts-dejavu-core python3-h5py python3-healpy \
  slurm-wlm slurm-wlm-basic-plugins munge openssh-server openssh-client tcsh; do
  dpkg -s "$package" >/dev/null 2>&1 || packages+=("$package")
done
if [ ${#packages[@]} -gt 0 ]; then
  install="apt-get install -y --no-install-recommends ${packages[*]}"
  if [ "$(id -u)" = 0 ]; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install; } >/tmp/orchestrator-test-install.log 2>&1 \
      || { tail -n 20 /tmp/orchestrator-test-install.log; echo "cannot install: ${packages[*]}"; exit 2; }
  else
    echo "the tests need: sudo $install" >&2; exit 2
  fi
fi

# One compiler for all projects loads the analyzers once; it ends by itself when it has been idle for ten minutes.
dotnet build Orchestrator.sln -c Release --nologo -v quiet -p:UseSharedCompilation=true || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0
logs=$(mktemp -d)
for project in tests/*.Tests; do
  name=$(basename "$project")
  log=$logs/$name.log
  "artifacts/bin/$name/release/Orchestrator.$name" -noColor -noLogo "${filter[@]}" >"$log" 2>&1
  code=$?
  summary=$(grep -E "Total: +[0-9]+" "$log" | tail -n 1)
  number() { sed -nE "s/.*$1: +([0-9]+).*/\1/p" <<<"$summary"; }
  if [ -z "$summary" ]; then
    tail -n 40 "$log"; echo "$name ended with code $code before its summary"
    failed=$((failed + 1)); continue
  fi
  total=$(number Total) errors=$(number Errors) broken=$(number Failed) left=$(number Skipped)
  bad=$((${errors:-0} + ${broken:-0}))
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  if [ "$bad" -gt 0 ]; then cat "$log"; fi
  grep -E '\[SKIP\]' -A1 "$log" | sed 's/^/  /'
  echo "$name: $summary"
  passed=$((passed + ${total:-0} - bad - ${left:-0})) failed=$((failed + bad)) skipped=$((skipped + ${left:-0}))
done
rm -rf "$logs"

[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
