namespace Orchestrator.LatinHypercube;

/// <summary>Measures the rows of tables over some parameters; random hypercubes of one size are drawn once.</summary>
/// <param name="parameters">The parameters that count, one axis each.</param>
/// <param name="threads">Threads to use.</param>
internal sealed class CertificateMeasurement(IReadOnlyList<DesignParameter> parameters, int threads)
{
    private readonly Dictionary<int, RandomHypercubes> references = [];

    /// <summary>The properties of the rows of a table, two or more.</summary>
    public DesignProperties Of(DesignTable table)
    {
        double[][] unit = [.. parameters.Select(parameter => Array.ConvertAll(table.Column(parameter.Name).ToArray(), parameter.Prior.Cumulative))];
        if (!references.TryGetValue(table.Count, out var reference))
            references[table.Count] = reference = RandomHypercubes.Draw(table.Count, parameters.Count, threads);
        return DesignProperties.Of(unit, reference, threads);
    }

    /// <summary>The properties of each slice that has two points or more.</summary>
    public IReadOnlyList<DesignProperties> EachSlice(DesignTable table, int slices)
        => [.. Enumerable.Range(0, slices).Select(table.OfSlice).Where(slice => slice.Count >= 2).Select(Of)];
}
