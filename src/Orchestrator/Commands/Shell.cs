namespace Orchestrator.Commands;

/// <summary>The surroundings of the program: what a test replaces.</summary>
internal sealed record Shell
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where progress and errors go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The caller's folder; paths on the command line are relative to it.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal that can overwrite its last line.</summary>
    public bool IsTerminal { get; init; }
}
