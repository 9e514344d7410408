namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>What a run took.</summary>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Processor">Seconds of processor time, user and system, of all its processes.</param>
/// <param name="PeakMemory">Peak of resident memory in bytes of the largest of its processes.</param>
/// <param name="ExitCode">Its exit code.</param>
internal readonly record struct ProcessCost(double Wall, double Processor, double PeakMemory, int ExitCode);
