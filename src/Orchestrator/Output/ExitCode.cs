namespace Orchestrator.Output;

/// <summary>Exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Something failed, or was found wrong.</summary>
    public const int Failed = 1;

    /// <summary>What the person wrote cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Only a person can go on: a login.</summary>
    public const int OperatorNeeded = 3;

    /// <summary>The workspace is held by another process.</summary>
    public const int WorkspaceHeld = 4;

    /// <summary>The budget does not pay for what is left.</summary>
    public const int BudgetExceeded = 5;

    /// <summary>Stopped by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
