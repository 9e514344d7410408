using Orchestrator.Numerics;

namespace Orchestrator.Workspaces;

/// <summary>Another process works in the workspace.</summary>
internal sealed class WorkspaceHeldException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="workspace">Path of the workspace.</param>
    /// <param name="holder">Who holds it; null when it has not said so yet.</param>
    /// <param name="advice">What a person may do, to end the sentence with.</param>
    public WorkspaceHeldException(string workspace, WorkspaceHolder? holder, string advice = "")
        : base(holder is { } known
            ? $"{workspace} is held by another process: host {known.Host}, pid {known.ProcessId}, since {known.Since:u}{advice}"
            : $"{workspace} is held by another process{advice}") => Holder = holder;

    /// <summary>Who holds the workspace.</summary>
    public WorkspaceHolder? Holder { get; }
}
