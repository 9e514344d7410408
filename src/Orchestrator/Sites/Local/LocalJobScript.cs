namespace Orchestrator.Sites;

/// <summary>The job script of this machine. What differs between jobs is the heap's limit, and the members, which stand in the <c>.tasks</c> file beside it.</summary>
internal static class LocalJobScript
{
    private const string Resource = "Orchestrator.Sites.Local.local.sh";

    /// <summary>The text of the script for all jobs of a campaign.</summary>
    /// <param name="root">The campaign's root.</param>
    /// <param name="worker">How the worker is called.</param>
    public static string Render(string root, IReadOnlyList<string> worker)
    {
        using Stream stream = typeof(LocalJobScript).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("@ROOT@", Quote(root), StringComparison.Ordinal)
            .Replace("@WORKER@", string.Join(' ', worker.Select(Quote)), StringComparison.Ordinal);
    }

    /// <summary>The script of one job.</summary>
    /// <param name="script">The campaign's script.</param>
    /// <param name="resources">What each of its members may take.</param>
    public static string For(string script, TaskResources resources) => script.Replace("@HEAP@", resources.HeapLimit, StringComparison.Ordinal);

    /// <summary>A word that a shell takes as it is, whatever is in it.</summary>
    private static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
