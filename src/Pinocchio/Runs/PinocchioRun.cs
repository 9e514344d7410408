using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The folder of a finished run: its parameter file, its outputs by name, its halos as tables.</summary>
public sealed class PinocchioRun
{
    private readonly Lazy<IReadOnlyList<double>> redshifts;

    private PinocchioRun(string folder, ParameterFile file, RunParameters parameters)
    {
        (Folder, ParameterFile, Parameters) = (folder, file, parameters);
        Names = new OutputNames(parameters.RunFlag);
        redshifts = new Lazy<IReadOnlyList<double>>(() => Pinocchio.OutputRedshifts.Read(Path.Combine(folder, parameters.OutputList)));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The parameter file, key by key.</summary>
    public ParameterFile ParameterFile { get; }

    /// <summary>The parameters in house units.</summary>
    public RunParameters Parameters { get; }

    /// <summary>Names of the outputs.</summary>
    public OutputNames Names { get; }

    /// <summary>The output redshifts, descending.</summary>
    /// <exception cref="InvalidInputException">Their file is missing or wrong.</exception>
    public IReadOnlyList<double> OutputRedshifts => redshifts.Value;

    /// <summary>Files of the cone: one, or several in order.</summary>
    /// <exception cref="InvalidInputException">There is none, or one of several is missing.</exception>
    public IReadOnlyList<string> ConeFiles => FilesOf(Names.Cone);

    /// <summary>Files of the merger histories: one, or several in order.</summary>
    /// <exception cref="InvalidInputException">There is none, or one of several is missing.</exception>
    public IReadOnlyList<string> HistoryFiles => FilesOf(Names.Histories);

    /// <summary>Whether the run has a light cone's file.</summary>
    public bool HasCone => HasAny(Names.Cone);

    /// <summary>Opens a run.</summary>
    /// <param name="folder">The folder that the program ran in.</param>
    /// <param name="parameterFile">Name of the parameter file in it.</param>
    /// <exception cref="InvalidInputException">There is no such folder, or its parameter file is missing or wrong.</exception>
    public static PinocchioRun Open(string folder, string parameterFile = "parameter_file")
    {
        if (!Directory.Exists(folder)) throw new InvalidInputException("there is no such folder", file: folder);
        ParameterFile file = Pinocchio.ParameterFile.Read(Path.Combine(folder, parameterFile));
        double? sigma8 = file.Number("Sigma8") == 0 ? RunLog.TryReadFrom(folder)?.Sigma8 : null;
        RunParameters parameters = RunParameters.From(file, sigma8);
        return new PinocchioRun(folder, file, parameters with { Cone = WithRandomDirection(parameters.Cone, folder) });
    }

    /// <summary>Files of the catalogue at one redshift: one, or several in order.</summary>
    /// <param name="redshift">An output redshift.</param>
    /// <exception cref="InvalidInputException">There is none, or one of several is missing.</exception>
    public IReadOnlyList<string> CatalogFiles(double redshift) => FilesOf(Names.Catalog(redshift));

    /// <summary>Whether the run has a catalogue at one redshift.</summary>
    /// <param name="redshift">An output redshift.</param>
    public bool HasCatalog(double redshift) => HasAny(Names.Catalog(redshift));

    /// <summary>The path of an output that is always one file, perhaps compressed.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InvalidInputException">There is no such file.</exception>
    public string FileOf(string name) => TryFind(name)
        ?? throw new InvalidInputException("the run has no such file", file: Path.Combine(Folder, name));

    /// <summary>The light cone as a table; see <see cref="Pinocchio.ConeFiles.ReadTable"/>.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    public HaloTable ReadCone(CancellationToken cancellation = default) =>
        Pinocchio.ConeFiles.ReadTable(ConeFiles, Parameters.Units, Parameters.ParticleMass, cancellation);

    /// <summary>The halos of the box at one redshift as a table; see <see cref="SnapshotFiles.ReadTable"/>.</summary>
    /// <param name="redshift">An output redshift.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public HaloTable ReadCatalog(double redshift, CancellationToken cancellation = default) =>
        SnapshotFiles.ReadTable(CatalogFiles(redshift), Parameters.Units, Parameters.ParticleMass, redshift, cancellation);

    /// <summary>The halos of one output that are still halos of their own in a later one, by all files of the histories; see
    /// <see cref="MergerHistories.MainDescendants"/>.</summary>
    /// <param name="earlierRedshift">An output redshift.</param>
    /// <param name="laterRedshift">A smaller output redshift.</param>
    /// <returns>The number in the later output by the number in the earlier one.</returns>
    /// <exception cref="InvalidInputException">The run has no histories, they are damaged, or a redshift is not one of its outputs.</exception>
    public IReadOnlyDictionary<ulong, ulong> ReadMainDescendants(double earlierRedshift, double laterRedshift)
    {
        foreach (double redshift in (ReadOnlySpan<double>)[earlierRedshift, laterRedshift])
        {
            if (!OutputRedshifts.Contains(redshift))
                throw new InvalidInputException(
                    "the run has no output at this redshift", file: Path.Combine(Folder, Parameters.OutputList), value: $"{redshift}",
                    allowed: string.Join(", ", OutputRedshifts));
        }

        return HistoryFiles.SelectMany(file => MergerHistories.Read(file).MainDescendants(earlierRedshift, laterRedshift))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
    }

    /// <summary>A run without PLCProvideConeData draws vertex and axis from its seed; only its log tells them.</summary>
    private static ConeParameters? WithRandomDirection(ConeParameters? cone, string folder)
    {
        if (cone is null or { Axis: not null } || RunLog.TryReadFrom(folder) is not RunLog log) return cone;
        return cone with { Vertex = log.ConeVertex, Axis = log.ConeAxis };
    }

    private bool HasAny(string name) => TryFind(name) is not null || TryFind($"{name}.0") is not null;

    private List<string> FilesOf(string name)
    {
        if (TryFind(name) is string whole) return [whole];
        var parts = new List<string>();
        while (TryFind($"{name}.{parts.Count}") is string part) parts.Add(part);
        int expected = RunLog.TryReadFrom(Folder)?.FileCount ?? Parameters.FileCount;
        if (parts.Count == 0) throw new InvalidInputException("the run has no such file", file: Path.Combine(Folder, name));
        if (parts.Count != expected)
            throw new InvalidInputException(
                $"{parts.Count} of {expected} files are there", file: Path.Combine(Folder, $"{name}.{parts.Count}"), key: "NumFiles",
                value: $"{expected}");
        return parts;
    }

    private string? TryFind(string name)
    {
        string path = Path.Combine(Folder, name);
        if (File.Exists(path)) return path;
        return File.Exists(path + ".gz") ? path + ".gz" : null;
    }
}
