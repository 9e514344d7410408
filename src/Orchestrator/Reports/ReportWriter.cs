using Orchestrator.CatalogFiles;
using Orchestrator.Planning;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Reports;

/// <summary>Writes <c>report/index.html</c> and its pictures.</summary>
internal static class ReportWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageName = "index.html";

    /// <summary>Raised whenever the report is drawn otherwise.</summary>
    public const int Version = 2;

    /// <summary>Draws the report of a complete campaign; the page appears last.</summary>
    /// <param name="plan">The campaign.</param>
    /// <param name="warnings">What was warned of before it ran.</param>
    public static void Write(CampaignPlan plan, IReadOnlyList<string> warnings)
    {
        Folders.Create(plan.Workspace.Report);
        ReportContent content = ReportBuilder.Build(plan, warnings);
        foreach (ReportFigure figure in content.Figures)
            AtomicFile.WriteAllBytes(Path.Combine(plan.Workspace.Report, figure.FileName), figure.Png);
        AtomicFile.WriteAllText(Path.Combine(plan.Workspace.Report, PageName), ReportPage.Write(content));
    }

    /// <summary>Paths of the pictures of a workspace's report, in the order of the page.</summary>
    public static IReadOnlyList<string> Pictures(Workspace workspace)
    {
        string page = Path.Combine(workspace.Report, PageName);
        return File.Exists(page)
            ? [.. ReportPage.PicturesOf(File.ReadAllText(page)).Select(name => Path.Combine(workspace.Report, name))] : [];
    }
}
