namespace Orchestrator.Pinocchio.Engine;

/// <summary>Writes what the engine found as the real program does, under the real names.</summary>
public static class EngineOutputs
{
    /// <summary>Writes catalogues, mass functions, cone, box copies, number counts, histories, collapse times and cosmology, and the snapshot and
    /// the matter densities if there are any; each file appears whole or not at all.</summary>
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
        var files = new EngineFiles(folder, result.Parameters, light, cancellation);
        files.Tables(result);
        var massFunctions = new MassFunctionTables(result.Parameters, result.Cosmology, result.PowerSpectrum, result.Catalogs[^1].Redshift);
        foreach (MatterDensity density in result.MatterDensities) files.Matter(density);
        foreach (EngineCatalog catalog in result.Catalogs)
        {
            files.Catalog(catalog);
            files.MassFunction(catalog, massFunctions);
        }

        files.Histories(result);
        files.Cone(result);
        if (result.LptSnapshot is { } snapshot) files.Snapshot(files.Names.LptSnapshot, snapshot);
        return files.Written;
    }
}
