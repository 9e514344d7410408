namespace Orchestrator.Sites;

/// <summary>Where the files of sites lie: in <c>sites</c> beside or above the campaign file, else among those that come with the
/// program.</summary>
internal static class SiteProfileFiles
{
    private const string Extension = ".yaml";

    /// <summary>The file of a site.</summary>
    /// <param name="nameOrPath">A name, or an absolute path.</param>
    /// <param name="campaignFolder">Folder of the campaign file.</param>
    /// <returns>Null if there is none.</returns>
    public static string? Find(string nameOrPath, string campaignFolder) => Path.IsPathRooted(nameOrPath)
        ? File.Exists(nameOrPath) ? nameOrPath : null
        : Folders(campaignFolder).Select(folder => Path.Combine(folder, nameOrPath + Extension)).FirstOrDefault(File.Exists);

    /// <summary>The names that <see cref="Find"/> knows, in order.</summary>
    public static IReadOnlyList<string> Names(string campaignFolder) =>
        [.. Folders(campaignFolder).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension))
            .Select(Path.GetFileNameWithoutExtension).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Folders(string campaignFolder)
    {
        yield return Path.Combine(campaignFolder, "sites");
        if (Path.GetDirectoryName(campaignFolder) is { } parent) yield return Path.Combine(parent, "sites");
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            yield return Path.Combine(folder, "jobs", "sites");
    }
}
