namespace Orchestrator.Sites;

/// <summary>Where a campaign lives at a site, and the worker that runs it there.</summary>
/// <param name="Root">Absolute path of the campaign's root.</param>
/// <param name="Worker">Absolute path of the worker's program, below a folder named by its content.</param>
internal sealed record SiteWorkspace(string Root, string Worker);
