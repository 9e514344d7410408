using System.Globalization;

namespace Orchestrator.Worker;

/// <summary>How many threads this process may use.</summary>
internal static class ThreadCount
{
    private static readonly string[] Variables = ["SLURM_CPUS_PER_TASK", "NCPUS"];

    /// <summary>The least of what the process may run on, what the scheduler gives and what the task asks for; at least 1.</summary>
    /// <param name="asked">Threads of the task.</param>
    public static int Of(int asked)
    {
        // .NET counts the processors of the affinity mask and of the control group.
        int threads = Math.Min(asked, Environment.ProcessorCount);
        foreach (string name in Variables)
        {
            if (int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given > 0)
                threads = Math.Min(threads, given);
        }

        return Math.Max(1, threads);
    }
}
