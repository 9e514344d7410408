namespace Orchestrator.Pinocchio.Engine;

/// <summary>The files of one run, each written whole when what it holds is known.</summary>
internal sealed class EngineFiles(string folder, RunParameters parameters, bool light, CancellationToken cancellation)
{
    private readonly List<string> written = [];

    /// <summary>Names of the files so far, in the order in which they were written.</summary>
    public IReadOnlyList<string> Written => written;

    /// <summary>The names of the run's outputs.</summary>
    public OutputNames Names { get; } = new(parameters.RunFlag);

    private HaloFileFormat Format => (parameters.CatalogInAscii ? HaloFileFormat.Ascii : HaloFileFormat.Binary) with { IsLight = light };

    /// <summary>A catalogue, unless the run is told to write none; its name.</summary>
    public string? Catalog(EngineCatalog catalog) =>
        parameters.WithoutCatalogs ? null : Add(Names.Catalog(catalog.Redshift), path =>
        {
            using CatalogWriter writer = CatalogWriter.Create(path, Format, parameters.Units, catalog.Redshift, parameters.MinimumHaloParticles);
            writer.WriteBlock(catalog.Halos);
            writer.Commit();
        });

    /// <summary>The mass function of a catalogue; its name.</summary>
    public string MassFunction(EngineCatalog catalog, MassFunctionTables tables) =>
        Add(Names.MassFunction(catalog.Redshift), path => tables.Of(catalog).Write(path, parameters.Units));

    /// <summary>A matter density; its name.</summary>
    public string Matter(MatterDensity density) => Add(Names.MatterDensity(density.Redshift), density.Write);

    /// <summary>A snapshot under its name.</summary>
    public string Snapshot(string name, LptSnapshot snapshot) => Add(name, snapshot.Write);

    /// <summary>Cosmology, histogram of collapse times and box copies.</summary>
    public void Tables(EngineResult result)
    {
        CosmologyAndCopies(new EngineInputs(result.Cosmology, result.PowerSpectrum), result.Geometry);
        Add(Names.CollapseTimes, result.CollapseTimes.Write);
    }

    /// <summary>Cosmology, and box copies if there is a cone.</summary>
    public void CosmologyAndCopies(EngineInputs inputs, ConeReplications? copies)
    {
        Add(Names.Cosmology, path => CosmologyTables.Of(inputs).Write(path));
        if (copies is not null) Add(Names.Geometry, copies.Write);
    }

    /// <summary>The light cone and its number counts, if there is a cone and it is to be written; the cone's name.</summary>
    public string? Cone(EngineResult result)
    {
        if (parameters.Cone is not { } cone || parameters.WithoutCatalogs) return null;
        string name = Add(Names.Cone, path =>
        {
            using ConeWriter writer = ConeWriter.Create(path, Format, parameters.Units, parameters.MinimumHaloParticles);
            writer.WriteBlock(result.Cone);
            writer.Commit();
        });
        Add(Names.NumberCounts, path => NumberCountTables.Of(result, cone).Write(path));
        return name;
    }

    /// <summary>The merger histories, unless the run is told to write none; their name.</summary>
    public string? Histories(EngineResult result) => parameters.WithoutHistories
        ? null
        : Add(Names.Histories, path => result.Histories.Write(path, Format, parameters.MinimumHaloParticles));

    private string Add(string name, Action<string> write)
    {
        cancellation.ThrowIfCancellationRequested();
        write(Path.Combine(folder, name));
        written.Add(name);
        return name;
    }
}
