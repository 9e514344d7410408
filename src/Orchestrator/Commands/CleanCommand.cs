using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cleaning;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>clean</c>: shows what is not needed any more, and deletes it with <c>--yes</c>.</summary>
internal static class CleanCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Delete what is shown without it" };

    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "clean", "Show superseded lineages, dead attempts and assembled parts; delete them with --yes", shell, [Yes], Answer);

    private static int Answer(CampaignCommand command, ParseResult parsed)
    {
        bool delete = parsed.GetValue(Yes);
        using WorkspaceLock? held = delete ? WorkspaceLock.Acquire(command.Workspace, command.Shell.Time) : null;
        IReadOnlyList<Leftover> leftovers = LeftoverSearch.Find(Planner.Plan(command.Campaign, command.Workspace));
        if (delete) foreach (Leftover leftover in leftovers) LeftoverSearch.Delete(leftover);
        long bytes = leftovers.Sum(leftover => leftover.Bytes);
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, "clean", "clean", ok: true, new JsonObject
            {
                ["deleted"] = delete,
                ["bytes"] = bytes,
                ["leftovers"] = new JsonArray([.. leftovers.Select(leftover => (JsonNode)new JsonObject
                {
                    ["path"] = leftover.Path, ["bytes"] = leftover.Bytes, ["reason"] = leftover.Reason,
                })]),
            });
            return ExitCode.Done;
        }
        foreach (Leftover leftover in leftovers)
            command.Shell.Output.WriteLine($"{Path.GetRelativePath(command.Shell.Folder, leftover.Path)}: {leftover.Reason}");
        string size = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB in {leftovers.Count} places");
        command.Shell.Output.WriteLine(delete ? $"deleted {size}" : $"{size}; nothing was deleted: --yes does it");
        return ExitCode.Done;
    }
}
