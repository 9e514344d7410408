using System.CommandLine;
using System.Formats.Tar;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Running;
using Orchestrator.Sites;
using Orchestrator.TrainingSets;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>orchestrator export</c> and <c>ingest</c>: tasks and results that a person carries by hand.</summary>
internal static class CarryCommands
{
    private const string Archive = ".tar";

    private static readonly Option<string> To = new("--to")
        { Description = "A new folder, or a file whose name ends in .tar", HelpName = "PATH", Required = true };

    private static readonly Option<int[]> Simulations = new("--simulation")
        { Description = "Only this point of the design; may be repeated", HelpName = "N", DefaultValueFactory = _ => [] };

    private static readonly Option<string> From = new("--from")
        { Description = "What was carried back: a folder or a .tar file", HelpName = "PATH", Required = true };

    /// <summary>Makes <c>export</c>.</summary>
    public static Command Export(Shell shell) => CampaignCommand.Create(
        "export", "Write what is left into a folder to carry by hand to a machine that cannot be reached", shell, [To, Simulations], ExportAsync);

    /// <summary>Makes <c>ingest</c>.</summary>
    public static Command Ingest(Shell shell) => CampaignCommand.Create(
        "ingest", "Take results that were carried here; then run makes the training set", shell, [From], Ingest);

    private static async Task<int> ExportAsync(CampaignCommand command, ParseResult parsed, CancellationToken cancellation)
    {
        string name = parsed.GetRequiredValue(To), target = Path.GetFullPath(name, command.Shell.Folder);
        bool isArchive = name.EndsWith(Archive, StringComparison.Ordinal);
        if (Path.Exists(target) && (isArchive || !Directory.Exists(target)))
            throw new InvalidInputException("is there already", key: To.Name, value: name, allowed: "a name that is free");
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        WorkspaceRecords.Write(plan);
        using CampaignLedger ledger = CampaignConduct.OpenLedger(command);
        using SubmissionReceipts receipts = SubmissionReceipts.Open(command.Workspace.Root);
        string folder = isArchive ? target + AtomicFile.TemporarySuffix : target;
        if (isArchive && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        IReadOnlyList<LedgerTask> tasks = await new CampaignExport(command, ledger, receipts, folder).WriteAsync(
            plan, PublishedWorker.OfThisProcess(), parsed.GetValue(Simulations) ?? [], name, isArchive ? () => Pack(folder, target) : null, cancellation);
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, "export", "export", ok: true, new JsonObject
                { ["target"] = target, ["tasks"] = new JsonArray([.. tasks.Select(task => (JsonNode)task.Folder)]) });
        }
        else
        {
            await command.Shell.Output.WriteLineAsync(tasks.Count == 0 ? "nothing to export" : $"{tasks.Count} tasks exported to {name}; its README.md has the command");
        }
        return ExitCode.Done;
    }

    private static int Ingest(CampaignCommand command, ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(From), source = Path.GetFullPath(name, command.Shell.Folder);
        if (!Path.Exists(source)) throw new InvalidInputException("there is no such file or folder", key: From.Name, value: name);
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        using SubmissionReceipts receipts = SubmissionReceipts.Open(command.Workspace.Root);
        var carried = new CarriedResults(plan, receipts.Owner);
        string unpacked = Path.Combine(command.Workspace.Root, ".ingest" + AtomicFile.TemporarySuffix);
        try
        {
            bool isArchive = File.Exists(source);
            if (isArchive) CarriedResults.Unpack(source, unpacked);
            carried.Take(isArchive ? unpacked : source, CancellationToken.None);
        }
        finally
        {
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
        bool ok = carried.Findings.Count == 0;
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, "ingest", "ingest", ok, new JsonObject
            {
                ["committed"] = new JsonArray([.. carried.Taken.Select(folder => (JsonNode)folder)]),
                ["known"] = carried.Known,
                ["without_halos"] = carried.Left,
                ["findings"] = new JsonArray([.. carried.Findings.Select(
                    finding => (JsonNode)new JsonObject { ["file"] = finding.File, ["problem"] = finding.Problem })]),
            });
            return ok ? ExitCode.Done : ExitCode.Failed;
        }
        foreach (Finding finding in carried.Findings) command.Shell.Output.WriteLine($"refused: {finding}");
        command.Shell.Output.WriteLine(
            $"{carried.Taken.Count} results committed, {carried.Known} were committed before, {carried.Left} came without their halos, {carried.Findings.Count} refused");
        return ok ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Pack(string folder, string target)
    {
        string partial = target + ".packed" + AtomicFile.TemporarySuffix;
        using (FileStream stream = new(partial, FileMode.Create, FileAccess.Write))
        {
            TarFile.CreateFromDirectory(folder, stream, includeBaseDirectory: false);
            stream.Flush(flushToDisk: true);
        }
        File.Move(partial, target);
        Directory.Delete(folder, recursive: true);
    }
}
