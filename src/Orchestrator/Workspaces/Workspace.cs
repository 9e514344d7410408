using System.Globalization;
using Orchestrator.Campaigns;
using Orchestrator.Campaigns.Yaml;
using Orchestrator.Numerics;
using Orchestrator.Worker;

namespace Orchestrator.Workspaces;

/// <summary>The folder of one campaign: where each thing lies.</summary>
/// <param name="root">Absolute path.</param>
internal sealed class Workspace(string root)
{
    /// <summary>Absolute path of the workspace.</summary>
    public string Root { get; } = root;

    /// <summary>The campaign file in force.</summary>
    public string CampaignFile => Path.Combine(Root, "campaign.yaml");

    /// <summary>The table of cosmologies.</summary>
    public string DesignTable => Path.Combine(Root, "design.csv");

    /// <summary>What holds for the design.</summary>
    public string Certificate => Path.Combine(Root, "certificate.json");

    /// <summary>Folder of the simulations.</summary>
    public string Simulations => Path.Combine(Root, "simulations");

    /// <summary>Folder of the mocks.</summary>
    public string Mocks => Path.Combine(Root, "mocks");

    /// <summary>Folder of the training sets.</summary>
    public string TrainingSets => Path.Combine(Root, "training");

    /// <summary>Folder of the report.</summary>
    public string Report => Path.Combine(Root, "report");

    /// <summary>The task that provides the halos of a point of the design.</summary>
    public TaskFolder Simulation(int point, Lineage lineage) => new(TaskPath(Simulations, point, lineage));

    /// <summary>The task that makes the mocks of a point by one recipe.</summary>
    public TaskFolder Mock(int point, Lineage lineage) => new(TaskPath(Mocks, point, lineage));

    /// <summary>The workspace of a campaign.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="requested">What <c>--workspace</c> says, or null.</param>
    /// <param name="callerFolder">Folder to which paths are relative.</param>
    /// <exception cref="InvalidInputException">The folder is another campaign's, or no folder.</exception>
    public static Workspace Of(Campaign campaign, string? requested, string callerFolder)
    {
        string path = requested is null ? Path.Combine(callerFolder, "runs", campaign.Name) : Path.GetFullPath(requested, callerFolder);
        if (File.Exists(path))
            throw new InvalidInputException("is a file", key: "--workspace", value: path, allowed: "a folder, or a name that is free");
        var workspace = new Workspace(path);
        if (!File.Exists(workspace.CampaignFile)) return workspace;
        string? owner = CampaignDocument.Load(workspace.CampaignFile, [], callerFolder).Root.Text("campaign", required: false);
        if (!string.Equals(owner, campaign.Name, StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"the workspace belongs to another campaign than '{campaign.Name}'", workspace.CampaignFile, key: "campaign", value: owner,
                    allowed: campaign.Name);
        }
        return workspace;
    }

    private static string TaskPath(string folder, int point, Lineage lineage) =>
        Path.Combine(folder, point.ToString("D6", CultureInfo.InvariantCulture), lineage.ShortHash);
}
