#!/bin/bash
# A job of a campaign under Slurm: its members, a claimed attempt each. By hand, on a node: bash job.sh
# Options are on sbatch's command line, where no variable of the environment overrides them.
unset SLURM_EXPORT_ENV # else srun and mpirun would start ranks in the empty environment of --export=NONE
set -u
umask 077
root=@ROOT@                  # the campaign's root
tasks=@TASKS@                # a task.json a line, relative to the root
worker=(@WORKER@)            # the worker, behind its container prefix if it needs one
launcher=(@LAUNCHER@)        # as in: mpirun -np 4; empty for none
engine=@ENGINE@              # pinocchio.x; empty where the embedded engine simulates
concurrency=@CONCURRENCY@    # members that run side by side
grace=@GRACE@                # seconds that pinocchio.x may take to end after its last words
interval=@HEARTBEAT@         # seconds between heartbeats
export ORCHESTRATOR_SCRIPT_PID=$$
export DOTNET_PROCESSOR_COUNT=@THREADS@ DOTNET_GCHeapHardLimit=@HEAP_LIMIT@ DOTNET_gcServer=0 DOTNET_gcConcurrent=0
@SETUP@

# A test ends the script here with ORCHESTRATOR_FAULT=name, as a power cut would.
fault_point() {
    [ -z "${ORCHESTRATOR_FAULT_LOG-}" ] || echo "$1" >> "$ORCHESTRATOR_FAULT_LOG"
    case ${ORCHESTRATOR_FAULT-} in "$1" | "$1#1") kill -KILL "$$" "$BASHPID" ;; esac
}

# Runs a command so that TERM reaches it at once and is waited for: bash itself runs a trap only between commands.
supervise() {
    "$@" &
    child=$!
    wait "$child"
    local code=$?
    while kill -0 "$child" 2> /dev/null; do
        wait "$child"
        code=$?
    done
    child=
    return "$code"
}

end_engine() {
    kill -TERM "$group" 2> /dev/null
    kill -TERM -- "-$group" 2> /dev/null
    local left=20
    while [ "$left" -gt 0 ] && kill -0 "$group" 2> /dev/null; do
        sleep 0.5
        left=$((left - 1))
    done
    kill -KILL -- "-$group" 2> /dev/null
}

# pinocchio.x in a process group of its own. Finished runs of V5.1 may hang for ever, so its last words count.
run_engine() {
    case $engine in
        */*)
            [ -e "$engine" ] || return 127
            [ -x "$engine" ] || return 126
            ;;
    esac
    rm -f "$1/log" # an earlier one has last words of its own
    (
        cd "$1" || exit 1
        MALLOC_MMAP_THRESHOLD_=131072 exec setsid ${launcher[@]+"${launcher[@]}"} "$engine" parameter_file > log 2> err < /dev/null
    ) &
    group=$!
    fault_point script-engine-started
    local beat=$SECONDS said=
    while kill -0 "$group" 2> /dev/null; do
        [ -z "$stopping" ] || break
        if [ $((SECONDS - beat)) -ge "$interval" ]; then
            beat=$SECONDS
            echo "$$ $SECONDS" > "$1/heartbeat"
        fi
        if [ -z "$said" ] && tail -c 4096 "$1/log" 2> /dev/null | grep -q 'Pinocchio done!'; then said=$SECONDS; fi
        if [ -n "$said" ] && [ $((SECONDS - said)) -ge "$grace" ]; then break; fi
        sleep 0.5
    done
    if kill -0 "$group" 2> /dev/null; then end_engine; fi
    wait "$group"
    local code=$?
    kill -KILL -- "-$group" 2> /dev/null # ranks that outlive their launcher
    group=
    fault_point script-engine-ended
    return "$code"
}

run_member() {
    local task=$root/$1 folder code ended=()
    folder=$(dirname "$task")
    child= group= stopping=
    trap 'stopping=1; [ -z "$child" ] || kill -TERM "$child" 2> /dev/null' TERM INT
    fault_point script-member
    supervise "${worker[@]}" begin "$task"
    code=$?
    fault_point script-begun
    case $code in
        0) ;;
        10) return 0 ;; # another job has it, or it is committed
        20)
            run_engine "$folder"
            ended=(--exit "$?")
            ;;
        *) return "$code" ;;
    esac
    if [ -n "$stopping" ]; then
        echo "$(uname -n) $(date -u +%FT%TZ)" > "$folder/stopped"
        return 130
    fi
    supervise "${worker[@]}" finish "$task" ${ended[@]+"${ended[@]}"}
    code=$?
    fault_point script-finished
    [ "$code" -eq 10 ] && code=0
    return "$code"
}

members=()
stop=
trap 'stop=1; kill -TERM ${members[@]+"${members[@]}"} 2> /dev/null' TERM INT
fault_point script-started
while IFS= read -r line <&3; do
    [ -n "$line" ] || continue
    while [ "$(jobs -rp | wc -l)" -ge "$concurrency" ] && [ -z "$stop" ]; do sleep 0.1; done
    [ -z "$stop" ] || break
    run_member "$line" 3<&- &
    members+=("$!")
done 3< "$root/$tasks"
failed=0
for member in ${members[@]+"${members[@]}"}; do
    wait "$member"
    code=$?
    while kill -0 "$member" 2> /dev/null; do
        wait "$member"
        code=$?
    done
    [ "$code" -eq 0 ] || failed=1
done
fault_point script-ended
exit "$failed"
