namespace Orchestrator.Tests;

/// <summary>Finds the outputs of the real PINOCCHIO program that tests compare with; they are too large to live in the repository.</summary>
internal static class ReferenceData
{
    private static readonly string? Found = Find();

    /// <summary>The folder that holds <c>pinocchio/</c> and <c>campaign8/</c>; the calling test is skipped where there is none.</summary>
    public static string Folder
    {
        get
        {
            Assert.SkipWhen(Found is null, "reference data not found: set ORCHESTRATOR_REFERENCE to the folder that holds pinocchio/ and campaign8/");
            return Found!;
        }
    }

    /// <summary>A path below <see cref="Folder"/>.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ORCHESTRATOR_REFERENCE") is { Length: > 0 } configured)
            return configured;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared", "reference");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
