using Orchestrator.CatalogFiles;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Conducting;

/// <summary>A site whose every operation is a step at which a test can end the process.</summary>
/// <param name="site">Does the work.</param>
internal sealed class FaultPointSite(ISite site) : ISite
{
    /// <inheritdoc/>
    public SiteLimits Limits => site.Limits;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellation) => PassAsync(FaultPointNames.SitePrepared, () => site.PrepareAsync(cancellation));

    /// <inheritdoc/>
    public Task StageAsync(IReadOnlyList<StagedFile> files, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteStaged, () => site.StageAsync(files, cancellation));

    /// <inheritdoc/>
    public Task<SubmissionReply> SubmitAsync(JobRequest job, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteSubmitted, () => site.SubmitAsync(job, cancellation));

    /// <inheritdoc/>
    public Task<SubmissionReply> FindReplyAsync(string token, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteReplyFound, () => site.FindReplyAsync(token, cancellation));

    /// <inheritdoc/>
    public Task<SitePoll> PollAsync(SiteQuery query, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SitePolled, () => site.PollAsync(query, cancellation));

    /// <inheritdoc/>
    public Task<bool> AbandonAsync(AttemptName attempt, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteAbandoned, () => site.AbandonAsync(attempt, cancellation));

    /// <inheritdoc/>
    public Task CancelAsync(string name, string id, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteCancelled, () => site.CancelAsync(name, id, cancellation));

    /// <inheritdoc/>
    public Task FetchAsync(string relativePath, string localPath, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteFetched, () => site.FetchAsync(relativePath, localPath, cancellation));

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyList<string> relativePaths, CancellationToken cancellation) =>
        PassAsync(FaultPointNames.SiteDeleted, () => site.DeleteAsync(relativePaths, cancellation));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task PassAsync(string step, Func<Task> work)
    {
        await work();
        FaultPoint.Reach(step);
    }

    private static async Task<T> PassAsync<T>(string step, Func<Task<T>> work)
    {
        T result = await work();
        FaultPoint.Reach(step);
        return result;
    }
}
