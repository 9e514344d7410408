namespace Orchestrator.Pinocchio.Engine;

/// <summary>Writes what the engine found as the real program does, under the real names.</summary>
public static class EngineOutputs
{
    /// <summary>Writes catalogues, mass functions, cone, box copies, number counts, histories, collapse times and cosmology; each file
    /// appears whole or not at all.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="result">What the engine found.</param>
    /// <param name="light">Catalogues, cone and histories have the fewer columns of LIGHT_OUTPUT builds.</param>
    /// <param name="cancellation">Looked at before each file.</param>
    /// <returns>Names of the files, in the order in which they were written.</returns>
    /// <exception cref="OperationCanceledException">The writing was stopped; files that are complete stay.</exception>
    public static IReadOnlyList<string> Write(string folder, EngineResult result, bool light = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(result);
        RunParameters parameters = result.Parameters;
        var names = new OutputNames(parameters.RunFlag);
        HaloFileFormat format = (parameters.CatalogInAscii ? HaloFileFormat.Ascii : HaloFileFormat.Binary) with { IsLight = light };
        var written = new List<string>();
        Add(names.Cosmology, path => CosmologyTables.Of(result).Write(path));
        Add(names.CollapseTimes, result.CollapseTimes.Write);
        if (result.Geometry is { } geometry) Add(names.Geometry, geometry.Write);
        var massFunctions = new MassFunctionTables(result);
        foreach (EngineCatalog catalog in result.Catalogs)
        {
            if (!parameters.WithoutCatalogs) Add(names.Catalog(catalog.Redshift), path => WriteCatalog(path, format, parameters, catalog));
            Add(names.MassFunction(catalog.Redshift), path => massFunctions.Of(catalog).Write(path, parameters.Units));
        }

        if (!parameters.WithoutHistories)
            Add(names.Histories, path => result.Histories.Write(path, format, parameters.MinimumHaloParticles));
        if (parameters.Cone is { } cone && !parameters.WithoutCatalogs)
        {
            Add(names.Cone, path => WriteCone(path, format, parameters, result.Cone));
            Add(names.NumberCounts, path => NumberCountTables.Of(result, cone).Write(path));
        }

        return written;

        void Add(string name, Action<string> write)
        {
            cancellation.ThrowIfCancellationRequested();
            write(Path.Combine(folder, name));
            written.Add(name);
        }
    }

    private static void WriteCatalog(string path, HaloFileFormat format, RunParameters parameters, EngineCatalog catalog)
    {
        using CatalogWriter writer = CatalogWriter.Create(path, format, parameters.Units, catalog.Redshift, parameters.MinimumHaloParticles);
        writer.WriteBlock(catalog.Halos);
        writer.Commit();
    }

    private static void WriteCone(string path, HaloFileFormat format, RunParameters parameters, IReadOnlyList<ConeHalo> cone)
    {
        using ConeWriter writer = ConeWriter.Create(path, format, parameters.Units, parameters.MinimumHaloParticles);
        writer.WriteBlock(cone);
        writer.Commit();
    }
}
