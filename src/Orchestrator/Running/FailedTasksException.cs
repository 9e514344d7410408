using Orchestrator.Numerics;
using Orchestrator.Output;

namespace Orchestrator.Running;

/// <summary>Some tasks of a campaign failed; the others were done.</summary>
internal sealed class FailedTasksException : OrchestratorException
{
    /// <summary>Makes the exception from at least one failure.</summary>
    public FailedTasksException(IReadOnlyList<TaskFailedException> failures)
        : base(string.Join(Environment.NewLine, failures.Select(failure => failure.Message))) => Failures = failures;

    /// <summary>What failed.</summary>
    public IReadOnlyList<TaskFailedException> Failures { get; }

    /// <summary>Bad input when nothing else failed.</summary>
    public int ExitCode => Failures.All(failure => ErrorDescription.Of(failure).ExitCode == Output.ExitCode.BadInput)
        ? Output.ExitCode.BadInput
        : Output.ExitCode.Failed;
}
