using System.Text.Json.Nodes;
using Orchestrator.Campaigns;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Running;
using Orchestrator.Sites;
using Orchestrator.Workspaces;

namespace Orchestrator.Output;

/// <summary>One error as the program reports it, in words or as JSON.</summary>
/// <param name="Code">A short name of the kind of error, which scripts may test.</param>
/// <param name="Message">The whole error in words.</param>
/// <param name="Input">The input at fault, if one is.</param>
internal sealed record ErrorDescription(string Code, string Message, InvalidInputException? Input = null)
{
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    /// <summary>The errors that an exception stands for, and the exit code that goes with it.</summary>
    public static (int ExitCode, IReadOnlyList<ErrorDescription> Errors) Of(Exception exception) => exception switch
    {
        InvalidCampaignException campaign => (Output.ExitCode.BadInput, [.. campaign.Complaints.Select(OfInput)]),
        InvalidInputException input => (Output.ExitCode.BadInput, [OfInput(input)]),
        FailedTasksException failed => (failed.ExitCode, [.. failed.Failures.SelectMany(failure => Of(failure).Errors)]),
        TaskFailedException task => WithPrefix(Of(task.InnerException!), task.Message),
        WorkspaceHeldException held => (Output.ExitCode.WorkspaceHeld, [new("workspace-held", held.Message)]),
        OperatorNeededException operatorNeeded => (Output.ExitCode.OperatorNeeded, [new("operator-needed", operatorNeeded.Message)]),
        BudgetExceededException budget => (Output.ExitCode.BudgetExceeded, [new("budget", budget.Message)]),
        CampaignHeldException held => (Output.ExitCode.Failed, [new("held", held.Message)]),
        OperationCanceledException =>
            (Output.ExitCode.Interrupted, [new("interrupted", "interrupted; run the same command again to continue")]),
        AggregateException { InnerExceptions.Count: 1 } one => Of(one.InnerException!),
        DiskFullException full => (Output.ExitCode.Failed, [new("disk-full", full.Message)]),
        IOException io when IsFullDisk(io) =>
            (Output.ExitCode.Failed, [new("disk-full", $"{io.Message} (make room and run the same command again)")]),
        QuarantinedException quarantined => (Output.ExitCode.Failed, [new("quarantined", quarantined.Message)]),
        OrchestratorException known => (Output.ExitCode.Failed, [new("failed", known.Message)]),
        IOException or UnauthorizedAccessException => (Output.ExitCode.Failed, [new("input-output", exception.Message)]),
        _ => (Output.ExitCode.Failed, [new("internal", $"internal error, please report it: {exception}")]),
    };

    /// <summary>Whether writing failed because there is no room left.</summary>
    public static bool IsFullDisk(Exception exception) =>
        exception is DiskFullException || (exception is IOException && (exception.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded);

    /// <summary>The error as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["code"] = Code,
        ["message"] = Message,
        ["file"] = Input?.File,
        ["line"] = Input?.Line,
        ["key"] = Input?.Key,
        ["value"] = Input?.Value,
        ["allowed"] = Input?.Allowed,
    };

    private static ErrorDescription OfInput(InvalidInputException input) => new("invalid-input", input.Message, input);

    private static (int ExitCode, IReadOnlyList<ErrorDescription> Errors) WithPrefix(
        (int ExitCode, IReadOnlyList<ErrorDescription> Errors) description, string prefix) =>
        (description.ExitCode, [.. description.Errors.Select(error => error with { Message = $"{prefix}: {error.Message}" })]);
}
