namespace Orchestrator.Transports;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; null when it was ended by a signal or the answer is lost.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandEnd(int? ExitCode, string Error);
