using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Catalogues;

/// <summary>What is known of the run that a file belongs to.</summary>
/// <param name="Parameters">Its parameters; null when no parameter file was found, or none that can be used.</param>
/// <param name="Problem">Why there are none; null when there are.</param>
internal sealed record RunOfCatalogue(RunParameters? Parameters, string? Problem)
{
    /// <summary>Finds the run of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">A parameter file, or null for the one beside the file, which need not be a good one: a failed run's is looked into as well.</param>
    /// <exception cref="InvalidInputException">The parameter file that was named is missing or wrong.</exception>
    public static RunOfCatalogue Find(string path, string? parameters)
    {
        if (parameters is not null) return new(Read(parameters), null);
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "parameter_file");
        if (!File.Exists(beside)) return new(null, "none beside the file; --parameters FILE names them");
        try
        {
            return new(Read(beside), null);
        }
        catch (InvalidInputException error)
        {
            return new(null, $"not used: {error.Message}");
        }
    }

    /// <summary>All files of an output of which one is known: itself, or the parts <c>.0</c>, <c>.1</c>, ... of a run with NumFiles above 1.</summary>
    /// <returns>The files in order; empty when some of them are missing.</returns>
    public IReadOnlyList<string> PartsOf(string path)
    {
        string plain = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        if (!int.TryParse(Path.GetExtension(plain).AsSpan().TrimStart('.'), out _)) return [path];
        string whole = Path.ChangeExtension(plain, null);
        var parts = new List<string>();
        while (Present($"{whole}.{parts.Count}") is { } part) parts.Add(part);
        return parts.Count == Parameters?.FileCount ? parts : [];
    }

    // The run and not the parameters alone: where Sigma8 is 0, its log tells the value.
    private static RunParameters Read(string file) => PinocchioRun.Open(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileName(file)).Parameters;

    private static string? Present(string path) => File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null;
}
