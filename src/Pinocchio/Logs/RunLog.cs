using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>What the log of a run tells: finished, still running or broken off.</summary>
/// <remarks>Everything is null or empty where the log does not say it, or not yet.</remarks>
public sealed record RunLog
{
    private static readonly string[] UsualNames = ["log", "log.txt", "log.gz", "log.txt.gz"];

    /// <summary>Version in the greeting, as <c>V5.1</c>.</summary>
    public string? Version { get; init; }

    /// <summary>MPI ranks in the greeting; the halos depend slightly on them.</summary>
    public int? Ranks { get; init; }

    /// <summary>Lines of the greeting: what the program was compiled to do.</summary>
    public IReadOnlyList<string> Directives { get; init; } = [];

    /// <summary>Whether the program was called without a parameter file and only told its usage.</summary>
    public bool IsUsage { get; init; }

    /// <summary>Name of the run.</summary>
    public string? RunFlag { get; init; }

    /// <summary>Parameters as the program understood them, by the names of its echo.</summary>
    public IReadOnlyDictionary<string, string> Echo { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Normalisation of the power spectrum, given or found in the spectrum's file.</summary>
    public double? Sigma8 { get; init; }

    /// <summary>Vertex of the cone in box sides.</summary>
    public (double X, double Y, double Z)? ConeVertex { get; init; }

    /// <summary>Direction of the cone's axis, of unit length to the log's six decimals.</summary>
    public (double X, double Y, double Z)? ConeAxis { get; init; }

    /// <summary>Halos that a rank's cone buffer holds, by rank 0.</summary>
    public int? ConeBufferSize { get; init; }

    /// <summary>Halos that the program expects in the cone (binary runs only).</summary>
    public long? ExpectedConeHalos { get; init; }

    /// <summary>MB that all catalogues, the cone and the histories will take by the program's own forecast (binary runs only).</summary>
    public double? ExpectedStorage { get; init; }

    /// <summary>Memory of each rank by the program's map.</summary>
    public IReadOnlyList<RankMemory> Memory { get; init; } = [];

    /// <summary>Particles that collapse by the last output.</summary>
    public long? CollapsedParticles { get; init; }

    /// <summary>Halos written to each file, by its name; a task or a flush may add to a file again.</summary>
    public IReadOnlyDictionary<string, long> HalosWritten { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Halos in the whole cone.</summary>
    public long? ConeHalos { get; init; }

    /// <summary>The value of PredPeakFactor that would have sufficed for the peaks.</summary>
    public double? SufficientPeakFactor { get; init; }

    /// <summary>Lines that tell of errors, with what follows them.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Lines that warn.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How far the run came.</summary>
    public RunProgress Progress { get; init; } = new(RunPhase.Starting, 0);

    /// <summary>Whether the program reached its own end. It may still have failed, and it may crash or hang after it.</summary>
    public bool IsDone => Progress.Phase == RunPhase.Done;

    /// <summary>Number of files that each output was split into, after the program's own corrections.</summary>
    public int? FileCount => Echo.TryGetValue("NumFiles", out string? text) && int.TryParse(text, out int count) ? count : null;

    /// <summary>Reads a log, through gzip where it is compressed. A log that ends inside a line is that of a running program.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened.</exception>
    public static RunLog Read(string path)
    {
        using Stream stream = InputFile.Open(path, out _);
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>Parses the text of a log.</summary>
    /// <param name="reader">Gives its lines.</param>
    public static RunLog Parse(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var parser = new RunLogParser();
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine()) parser.Take(line);
        return parser.Log();
    }

    /// <summary>The log of a run's folder under one of its usual names, or null.</summary>
    internal static RunLog? TryReadFrom(string folder)
    {
        string? path = UsualNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return path is null ? null : Read(path);
    }
}
