namespace Orchestrator.TrainingSets;

/// <summary>Everything that a file of a training set holds on a sample, except the maps themselves.</summary>
public sealed record SampleRow
{
    /// <summary>What it is.</summary>
    public required SampleRecord Record { get; init; }

    /// <summary>The split it belongs to.</summary>
    public required Split Split { get; init; }

    /// <summary>Galaxies in each slice of its maps.</summary>
    public required IReadOnlyList<long> GalaxiesInSlice { get; init; }

    /// <summary>Sum of the squared counts of each slice: with <see cref="GalaxiesInSlice"/> all that a normalisation needs, exactly.</summary>
    public required IReadOnlyList<long> SquaresInSlice { get; init; }

    /// <summary>Values of each statistic, by name.</summary>
    public required IReadOnlyDictionary<string, double[]> Statistics { get; init; }

    /// <summary>Galaxies in all maps of the sample.</summary>
    public long Galaxies => GalaxiesInSlice.Sum();
}
