namespace Orchestrator.Sites;

/// <summary>The job script of this machine. Everything that differs between jobs stands in the <c>.tasks</c> file beside it.</summary>
internal static class LocalJobScript
{
    private const string Resource = "Orchestrator.Sites.Local.local.sh";

    /// <summary>The text of the script.</summary>
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

    /// <summary>A word that a shell takes as it is, whatever is in it.</summary>
    private static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
