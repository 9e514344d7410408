namespace Orchestrator.Pinocchio;

/// <summary>What is known of a run that ended; the more is given, the finer the verdict.</summary>
public sealed record RunEvidence
{
    /// <summary>The log (standard output).</summary>
    public required RunLog Log { get; init; }

    /// <summary>Standard error.</summary>
    public string ErrorText { get; init; } = "";

    /// <summary>Exit code as a shell counts it (128 + signal); null if the process did not end by itself.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether the process was ended by who watched it.</summary>
    public bool WasStopped { get; init; }

    /// <summary>Text of the parameter file, to tell a line that is too long from a key that is unknown.</summary>
    public string? ParameterText { get; init; }

    /// <summary>Names of the files in the run's folder, without <c>.gz</c>; null if nobody looked.</summary>
    public IReadOnlySet<string>? Files { get; init; }

    /// <summary>Collects the evidence of a run's folder.</summary>
    /// <param name="folder">The folder that the program ran in.</param>
    /// <param name="exitCode">Exit code; null if the process did not end by itself.</param>
    /// <param name="log">Name of the log in it.</param>
    /// <param name="errors">Name of the file of standard error in it, if there is one.</param>
    /// <param name="parameterFile">Name of the parameter file in it.</param>
    /// <exception cref="Numerics.InvalidInputException">There is no log.</exception>
    public static RunEvidence Of(
        string folder, int? exitCode, string log = "log", string errors = "err", string parameterFile = "parameter_file")
    {
        string errorPath = Path.Combine(folder, errors);
        string parameterPath = Path.Combine(folder, parameterFile);
        return new RunEvidence
        {
            Log = RunLog.Read(Path.Combine(folder, log)),
            ErrorText = File.Exists(errorPath) ? File.ReadAllText(errorPath) : "",
            ExitCode = exitCode,
            ParameterText = File.Exists(parameterPath) ? File.ReadAllText(parameterPath) : null,
            Files = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))
                .Select(name => name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name).ToHashSet(StringComparer.Ordinal),
        };
    }
}
