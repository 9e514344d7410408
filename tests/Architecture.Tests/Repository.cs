using System.Reflection;

namespace Orchestrator.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Orchestrator.sln</c>.</summary>
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary><c>debug</c> or <c>release</c>.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The names of the projects under <c>src</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Every C# file of <c>src</c>, with its path from the root.</summary>
    public static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path));

    /// <summary>The built assembly of a project, for reflection.</summary>
    public static Assembly Load(string project) => Assembly.Load(project switch
    {
        "Orchestrator" => "orchestrator",
        "Worker" => "orchestrator-worker",
        _ => $"Orchestrator.{project}",
    });

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
