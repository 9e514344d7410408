using Orchestrator.CatalogFiles;
using Orchestrator.Planning;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>The campaign's own papers in the workspace: the campaign file in force, the design table.</summary>
internal static class WorkspaceRecords
{
    /// <summary>Whether they say what they should.</summary>
    public static bool AreCurrent(CampaignPlan plan) => Wanted(plan).All(paper => Has(paper.Path, paper.Text));

    /// <summary>Writes those that do not.</summary>
    public static void Write(CampaignPlan plan)
    {
        Folders.Create(plan.Workspace.Root);
        foreach ((string path, string text) in Wanted(plan))
            if (!Has(path, text)) AtomicFile.WriteAllText(path, text);
    }

    private static IEnumerable<(string Path, string Text)> Wanted(CampaignPlan plan)
    {
        Workspace workspace = plan.Workspace;
        yield return (workspace.CampaignFile, plan.Inputs.Campaign.EffectiveText);
        yield return (workspace.DesignTable, plan.Inputs.Design.ToCsv());
    }

    private static bool Has(string path, string text) => File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal);
}
