using System.Globalization;

namespace Orchestrator.Worker;

/// <summary>What a claim says of the job and the process that make it.</summary>
internal static class NodeClaims
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The claim of this job: Slurm, PBS, or neither.</summary>
    /// <param name="time">The clock.</param>
    public static TaskClaim Create(TimeProvider time) => new(Environment.MachineName, OwnerProcess(), time.GetUtcNow())
    {
        Job = Variable("SLURM_JOB_ID") ?? Variable("PBS_JOBID"),
        Restarts = int.TryParse(Variable("SLURM_RESTART_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int restarts) ? restarts : 0,
        Boot = File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : null,
    };

    // Between begin and finish it is the job script that lives.
    private static int OwnerProcess() =>
        int.TryParse(Variable("ORCHESTRATOR_SCRIPT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out int script) ? script : Environment.ProcessId;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
