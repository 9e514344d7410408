using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>A call of libhdf5 failed.</summary>
public sealed class Hdf5Exception : OrchestratorException
{
    /// <summary>Makes the exception and its message.</summary>
    /// <param name="file">The file that was worked on; null when it is the library itself.</param>
    /// <param name="action">What was to be done, as an infinitive clause ("write /maps").</param>
    /// <param name="reasons">The library's error stack, from the call to the cause.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public Hdf5Exception(string? file, string action, IReadOnlyList<string> reasons, Exception? innerException = null)
        : base(Compose(file, action, reasons), innerException)
    {
        File = file;
        Action = action;
        Reasons = reasons;
    }

    /// <summary>The file that was worked on.</summary>
    public string? File { get; }

    /// <summary>What was to be done.</summary>
    public string Action { get; }

    /// <summary>The library's error stack, from the call to the cause.</summary>
    public IReadOnlyList<string> Reasons { get; }

    private static string Compose(string? file, string action, IReadOnlyList<string> reasons)
    {
        string cause = reasons.Count == 0 ? "libhdf5 gave no reason" : string.Join("; ", reasons);
        return $"{(file is null ? "" : file + ": ")}could not {action}: {cause}";
    }
}
