namespace Orchestrator.Tests.Support;

/// <summary>Files of the repository that tests use.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below <see cref="Root"/>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Orchestrator.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("the tests run inside the repository");
    }
}
