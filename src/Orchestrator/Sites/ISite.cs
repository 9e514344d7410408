namespace Orchestrator.Sites;

/// <summary>A place where tasks run: a scheduler and a file system that belong together, behind one clock.</summary>
/// <remarks>
/// Nothing above this interface knows of Slurm, SSH or processes. A site never decides: it does what it is told once, and says what it saw.
/// Every method may be called again with the same arguments after any failure. All times come from the site's own clock.
/// </remarks>
internal interface ISite : IAsyncDisposable
{
    /// <summary>What the campaign may ask of the site.</summary>
    SiteLimits Limits { get; }

    /// <summary>Makes the site ready: folders below the campaign's root, the worker staged under its content hash, a round trip to the
    /// scheduler.</summary>
    /// <exception cref="OperatorNeededException">A person must log in.</exception>
    /// <exception cref="SiteException">The site cannot be used.</exception>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Writes files below the campaign's root, each by temporary and rename; files that are there with the same content stay.</summary>
    /// <param name="files">What to write.</param>
    /// <param name="cancellation">Stops between files.</param>
    Task StageAsync(IReadOnlyList<StagedFile> files, CancellationToken cancellation);

    /// <summary>Submits a job: writes its intent, hands it to the scheduler, writes the scheduler's reply; one round trip.</summary>
    /// <returns>What the scheduler answered; <see cref="SubmissionOutcome.Unclear"/> when no answer came.</returns>
    Task<SubmissionReply> SubmitAsync(JobRequest job, CancellationToken cancellation);

    /// <summary>The reply that an earlier <see cref="SubmitAsync"/> left at the site, if it left one.</summary>
    /// <returns><see cref="SubmissionOutcome.Unclear"/> if there is none.</returns>
    Task<SubmissionReply> FindReplyAsync(string token, CancellationToken cancellation);

    /// <summary>Looks at all jobs of the user and at the folders of tasks: one round trip, one listing.</summary>
    Task<SitePoll> PollAsync(SiteQuery query, CancellationToken cancellation);

    /// <summary>Creates the claim of an attempt in the orchestrator's own name, so that no job can start it any more.</summary>
    /// <returns>False when the attempt was claimed before: it has started.</returns>
    Task<bool> AbandonAsync(AttemptName attempt, CancellationToken cancellation);

    /// <summary>Ends a job, if the scheduler's id still carries our name.</summary>
    Task CancelAsync(string name, string id, CancellationToken cancellation);

    /// <summary>Copies committed files from the site; on a site that shares our file system nothing is copied.</summary>
    /// <param name="relativePath">Path below the campaign's root.</param>
    /// <param name="localPath">Where the file shall appear, by temporary and rename.</param>
    /// <param name="cancellation">Stops the copy; what has come stays and is continued.</param>
    Task FetchAsync(string relativePath, string localPath, CancellationToken cancellation);

    /// <summary>Deletes files or folders below the campaign's root; those that are gone already are no error.</summary>
    Task DeleteAsync(IReadOnlyList<string> relativePaths, CancellationToken cancellation);
}
