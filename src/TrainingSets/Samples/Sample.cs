namespace Orchestrator.TrainingSets;

/// <summary>A sample with its maps, on its way into a part.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Maps">Galaxies per pixel, <c>[slice, y, x]</c>: whole numbers.</param>
public sealed record Sample(SampleRecord Record, ReadOnlyMemory<float> Maps)
{
    /// <summary>Values of each statistic of the description, by name.</summary>
    public IReadOnlyDictionary<string, double[]> Statistics { get; init; } = new Dictionary<string, double[]>(StringComparer.Ordinal);
}
