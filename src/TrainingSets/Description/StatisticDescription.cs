namespace Orchestrator.TrainingSets;

/// <summary>A summary statistic that each sample carries beside its maps, under <c>/statistics/&lt;name&gt;</c>.</summary>
/// <param name="Name">Name of the data set: letters, digits, underscores.</param>
/// <param name="BinEdges">Edges of the bins, one more than there are bins.</param>
/// <param name="BinUnit">Unit of the edges, <c>"1"</c> where there is none.</param>
/// <param name="Description">One phrase on what is measured and how.</param>
public sealed record StatisticDescription(string Name, IReadOnlyList<double> BinEdges, string BinUnit, string Description)
{
    /// <summary>Number of bins.</summary>
    public int Bins => BinEdges.Count - 1;
}
