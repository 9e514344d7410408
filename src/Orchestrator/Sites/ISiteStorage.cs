namespace Orchestrator.Sites;

/// <summary>The files of a campaign at a site whose file system is not the workspace's.</summary>
/// <remarks>All paths are relative to the campaign's root there. What is copied is copied by <see cref="ISite.FetchAsync"/>.</remarks>
internal interface ISiteStorage
{
    /// <summary>Name of the site's profile.</summary>
    string SiteName { get; }

    /// <summary>Where the campaign's root is, host and path: two with the same text are the same folder.</summary>
    string Place { get; }

    /// <summary>Whether the workspace is that very root: then nothing is copied.</summary>
    /// <param name="workspace">Absolute path of the workspace.</param>
    bool IsWorkspace(string workspace);

    /// <summary>The texts of small files; those that are not there are left out.</summary>
    /// <exception cref="SiteException">The site cannot be asked.</exception>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation);

    /// <summary>The sizes of files in bytes; those that are not there are left out.</summary>
    /// <exception cref="SiteException">The site cannot be asked.</exception>
    Task<IReadOnlyDictionary<string, long>> SizesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation);

    /// <summary>The folders of attempts that there are in folders of tasks.</summary>
    /// <exception cref="SiteException">The site cannot be asked.</exception>
    Task<IReadOnlyList<string>> AttemptFoldersAsync(IReadOnlyCollection<string> taskFolders, CancellationToken cancellation);
}
