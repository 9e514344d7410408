using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.Campaigns;
using Orchestrator.CatalogFiles;
using Orchestrator.Designs;
using Orchestrator.LatinHypercube;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>design</c>: the table of cosmologies and its certificate; <c>design grow</c>; <c>design check</c>.</summary>
internal static class DesignCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        Command design = CampaignCommand.Create("design", "Draw the table of cosmologies, and certify it", shell, [], DesignAsync);
        design.Add(CampaignCommand.Create("grow", "Add the next slice of the same design; what is there stays", shell, [], Grow));
        design.Add(CreateCheck(shell));
        return design;
    }

    private static Task<int> DesignAsync(CampaignCommand command, ParseResult parsed, CancellationToken cancellation)
    {
        DesignResult design = command.Campaign.Design.Specification is { } specification
            ? Design.Create(specification, command.Threads, cancellation)
            : Design.Check(Table(command).Table, threads: command.Threads);
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        WorkspaceDesign.Write(command.Workspace, design);
        return Task.FromResult(Tell(command.Shell, "design", design, command.Workspace, command.Json));
    }

    private static int Grow(CampaignCommand command, ParseResult parsed)
    {
        DesignSpecification specification = command.Campaign.Design.Specification
            ?? throw new InvalidInputException(
                "a table has no further slices", command.Campaign.Name, key: "design.kind", value: "table",
                allowed: "sliced-orthogonal, latin, sobol");
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        (DesignTable Table, DesignCertificate Certificate) present = WorkspaceDesign.Read(command.Workspace)
            ?? throw new InvalidInputException(
                "there is no design yet that could grow", command.Workspace.DesignTable, allowed: "'design' draws it");
        DesignResult grown = Design.Grow(specification, present.Table, present.Certificate, command.Threads);
        WorkspaceDesign.Write(command.Workspace, grown, replaces: present.Table.ContentHash);
        return Tell(command.Shell, "design grow", grown, command.Workspace, command.Json);
    }

    private static Command CreateCheck(Shell shell)
    {
        var file = new Argument<string>("csv") { Description = "A table with a column a parameter" };
        var plot = new Option<string?>("--plot") { Description = "Write a picture of the projections", HelpName = "PNG" };
        var command = new Command("check", "Certify anybody's table") { file, plot, CommonOptions.Json };
        command.SetAction(parsed =>
        {
            string path = Path.GetFullPath(parsed.GetRequiredValue(file), shell.Folder);
            if (!File.Exists(path)) throw new InvalidInputException("there is no such file", parsed.GetRequiredValue(file));
            DesignTable table;
            using (StreamReader reader = File.OpenText(path)) table = DesignCsv.Read(reader, parsed.GetRequiredValue(file));
            DesignResult design = Design.Check(table);
            if (parsed.GetValue(plot) is { } picture)
                AtomicFile.WriteAllBytes(Path.GetFullPath(picture, shell.Folder), WorkspaceDesign.Draw(table));
            return Tell(shell, "design check", design, workspace: null, parsed.GetValue(CommonOptions.Json));
        });
        return command;
    }

    private static CampaignDesign Table(CampaignCommand command) => CampaignDesign.Read(
        command.Campaign.Design.File
        ?? Path.Combine(
            (command.Campaign.Simulation as SimulationSettings.Existing)?.Path
                ?? throw new InvalidInputException("missing", command.Campaign.Name, key: "design.file", allowed: "the table's path"),
                "design.csv"));

    private static int Tell(Shell shell, string name, DesignResult design, Workspace? workspace, bool json)
    {
        if (json)
        {
            JsonDocumentOutput.Write(shell.Output, name, "design", ok: true, new JsonObject
            {
                ["points"] = design.Table.Count,
                ["table"] = workspace?.DesignTable,
                ["certificate"] = JsonNode.Parse(design.Certificate.ToJson()),
                ["messages"] = new JsonArray([.. design.Messages.Select(message => (JsonNode)message)]),
            });
            return ExitCode.Done;
        }
        foreach (string message in design.Messages) shell.Output.WriteLine(message);
        if (workspace is not null)
            shell.Output.WriteLine(
                $"table: {workspace.DesignTable}; certificate: {workspace.Certificate}; picture: {Path.Combine(workspace.Root, WorkspaceDesign.PictureName)}");
        return ExitCode.Done;
    }
}
