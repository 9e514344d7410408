using Orchestrator.CatalogFiles;
using Orchestrator.Designs;
using Orchestrator.LatinHypercube;
using Orchestrator.Planning;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>The campaign's own papers in the workspace: the campaign file in force, the design table and its certificate.</summary>
internal static class WorkspaceRecords
{
    /// <summary>Whether they say what they should.</summary>
    public static bool AreCurrent(CampaignPlan plan) => Wanted(plan).All(paper => Has(paper.Path, paper.Text)) && IsCertified(plan);

    /// <summary>Writes those that do not.</summary>
    public static void Write(CampaignPlan plan)
    {
        Folders.Create(plan.Workspace.Root);
        if (plan.Inputs.Campaign.Design.Specification is { } specification && WorkspaceDesign.Read(plan.Workspace) is null)
            WorkspaceDesign.Write(plan.Workspace, WorkspaceDesign.Drawn(specification));
        foreach ((string path, string text) in Wanted(plan))
            if (!Has(path, text)) AtomicFile.WriteAllText(path, text);
        if (!IsCertified(plan))
            AtomicFile.WriteAllText(plan.Workspace.Certificate, Design.Check(plan.Inputs.Design.Table).Certificate.ToJson() + "\n");
    }

    private static IEnumerable<(string Path, string Text)> Wanted(CampaignPlan plan)
    {
        Workspace workspace = plan.Workspace;
        yield return (workspace.CampaignFile, plan.Inputs.Campaign.EffectiveText);
        yield return (workspace.DesignTable, plan.Inputs.Design.ToCsv());
    }

    // Certifying takes a while for large tables; the certificate says which table it is for.
    private static bool IsCertified(CampaignPlan plan)
    {
        string path = plan.Workspace.Certificate;
        return File.Exists(path)
            && string.Equals(
                DesignCertificate.FromJson(File.ReadAllText(path), path).TableHash, plan.Inputs.Design.Table.ContentHash,
                StringComparison.Ordinal);
    }

    private static bool Has(string path, string text) =>
        File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal);
}
