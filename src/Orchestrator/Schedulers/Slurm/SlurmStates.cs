using System.Collections.Frozen;
using Orchestrator.Sites;

namespace Orchestrator.Schedulers.Slurm;

/// <summary>Slurm's job states and reasons (squeue(1), "JOB STATE CODES" and "JOB REASON CODES") in our words: the one table.</summary>
/// <remarks>A state that is not in the table counts as <see cref="JobState.Running"/>: whatever it is, the job is not known to have ended.</remarks>
internal static class SlurmStates
{
    /// <summary>Every state by Slurm's name.</summary>
    public static FrozenDictionary<string, JobState> All { get; } = new Dictionary<string, JobState>(StringComparer.Ordinal)
    {
        ["PENDING"] = JobState.Waiting,           // or NeverStarting, by its reason
        ["CONFIGURING"] = JobState.Running,       // nodes boot
        ["REQUEUED"] = JobState.Waiting,          // by an administrator: ours are submitted --no-requeue
        ["REQUEUE_FED"] = JobState.Waiting,
        ["REQUEUE_HOLD"] = JobState.NeverStarting,
        ["RESV_DEL_HOLD"] = JobState.NeverStarting,
        ["SPECIAL_EXIT"] = JobState.NeverStarting,
        ["RUNNING"] = JobState.Running,
        ["COMPLETING"] = JobState.Running,        // its processes may still live
        ["SUSPENDED"] = JobState.Running,         // a person stopped it; its heartbeat rests with it
        ["STOPPED"] = JobState.Running,
        ["SIGNALING"] = JobState.Running,
        ["STAGE_OUT"] = JobState.Running,
        ["RESIZING"] = JobState.Running,
        ["COMPLETED"] = JobState.Completed,
        ["FAILED"] = JobState.Failed,
        ["TIMEOUT"] = JobState.TimedOut,
        ["DEADLINE"] = JobState.TimedOut,         // it could not end before its deadline
        ["OUT_OF_MEMORY"] = JobState.OutOfMemory,
        ["NODE_FAIL"] = JobState.NodeFailed,
        ["BOOT_FAIL"] = JobState.NodeFailed,
        ["LAUNCH_FAILED"] = JobState.NodeFailed,
        ["RECONFIG_FAIL"] = JobState.NodeFailed,
        ["PREEMPTED"] = JobState.Preempted,
        ["CANCELLED"] = JobState.Cancelled,
        ["REVOKED"] = JobState.Cancelled,         // a sibling in another cluster of the federation runs instead
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reasons of pending jobs that no waiting heals: the request exceeds what is allowed, or somebody holds the job.</summary>
    public static FrozenSet<string> NeverStartingReasons { get; } = FrozenSet.ToFrozenSet(
    [
        "AccountNotAllowed", "AssocMaxWallDurationPerJobLimit", "BadConstraints", "DependencyNeverSatisfied", "InactiveLimit",
        "InvalidAccount", "InvalidQOS", "JobHeldAdmin", "JobHeldUser", "JobHoldMaxRequeue", "MaxMemPerLimit", "PartitionNodeLimit",
        "PartitionTimeLimit", "QOSMaxWallDurationPerJobLimit", "QOSMinCpuNotSatisfied", "QOSMinGRES", "QOSMinMemory", "QOSMinNode",
        "QOSNotAllowed", "QOSTimeLimit",
    ], StringComparer.Ordinal);

    private const string PerJob = "PerJob";
    private const string Held = "held";

    /// <summary>The state of a job in our words.</summary>
    /// <param name="state">As <c>%T</c> of squeue and <c>State</c> of sacct print it; <c>CANCELLED by 1001</c> too.</param>
    /// <param name="reason">As <c>%r</c> prints it.</param>
    public static JobState Of(string state, string reason)
    {
        int blank = state.IndexOf(' ');
        string name = (blank < 0 ? state : state[..blank]).TrimEnd('+');
        JobState known = All.GetValueOrDefault(name, JobState.Running);
        return known == JobState.Waiting && NeverStarts(reason) ? JobState.NeverStarting : known;
    }

    /// <summary>Whether a job in this state counts against the user's limits.</summary>
    public static bool IsActive(JobState state) => state is JobState.Waiting or JobState.NeverStarting or JobState.Running;

    // Limits a job are named ...PerJob (QOSMaxCpuPerJobLimit); limits on all jobs together are waited for.
    private static bool NeverStarts(string reason) =>
        NeverStartingReasons.Contains(reason) || reason.Contains(PerJob, StringComparison.Ordinal) || reason.Contains(Held, StringComparison.Ordinal);
}
