namespace Orchestrator.Pinocchio;

/// <summary>Exit codes of processes that a signal ended, as a shell counts them.</summary>
internal static class ExitCodes
{
    public const int FloatingPointException = 128 + 8;
    public const int Killed = 128 + 9;
    public const int SegmentationFault = 128 + 11;
    public const int Terminated = 128 + 15;
    public const int Interrupted = 128 + 2;
}
