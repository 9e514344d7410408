namespace Orchestrator.LatinHypercube;

/// <summary>What holds for a set of points: Latin, orthogonal and column orthogonality apart, and how well it fills the cube.</summary>
public sealed record DesignProperties
{
    /// <summary>Number of points n.</summary>
    public required int Points { get; init; }

    /// <summary>Whether each of the n levels of each axis holds exactly one point.</summary>
    public required bool Latin { get; init; }

    /// <summary>For each axis, how many of its n levels hold no point.</summary>
    public required IReadOnlyList<int> EmptyLevels { get; init; }

    /// <summary>Points outside the range of an axis; 0 unless a table does not fit its priors.</summary>
    public required int Outside { get; init; }

    /// <summary>Cell counts for every number of parts that divides n.</summary>
    public required IReadOnlyList<CellCount> Cells { get; init; }

    /// <summary>Centred discrepancy CD2, squared.</summary>
    public required RankedFigure CentredDiscrepancy { get; init; }

    /// <summary>Wrap-around discrepancy WD2, squared.</summary>
    public required RankedFigure WrapAroundDiscrepancy { get; init; }

    /// <summary>Smallest distance of two points in the unit cube.</summary>
    public required RankedFigure SmallestDistance { get; init; }

    /// <summary>Mean distance to the nearest other point in the unit cube.</summary>
    public required RankedFigure MeanNearestDistance { get; init; }

    /// <summary>Largest |Pearson correlation| of two columns.</summary>
    public required RankedFigure LargestPearson { get; init; }

    /// <summary>Largest |Spearman rank correlation| of two columns.</summary>
    public required RankedFigure LargestSpearman { get; init; }

    /// <summary>Random Latin hypercubes that the percentiles refer to.</summary>
    public required int RandomHypercubes { get; init; }

    /// <summary>Measures a set of points.</summary>
    /// <param name="unit">Cumulative probabilities of the parameters in [0, 1], by axis.</param>
    /// <param name="reference">Random Latin hypercubes of the same size.</param>
    /// <param name="threads">Threads to use.</param>
    internal static DesignProperties Of(double[][] unit, RandomHypercubes reference, int threads)
    {
        int points = unit[0].Length;
        int[] empty = Array.ConvertAll(unit, axis => points - axis.Select(x => Math.Floor(x * points)).Where(level => level >= 0 && level < points).Distinct().Count());
        var distances = NearestDistances.Of(unit, threads);
        var correlations = Correlations.Of(unit);
        return new DesignProperties
        {
            Points = points,
            Latin = Array.TrueForAll(empty, count => count == 0),
            EmptyLevels = empty,
            Outside = Enumerable.Range(0, points).Count(point => Array.Exists(unit, axis => axis[point] is <= 0 or >= 1)),
            Cells = CellCount.Of(unit),
            CentredDiscrepancy = RankedFigure.Of(Discrepancy.Centred(unit, threads), reference.CentredDiscrepancy, lowerIsBetter: true),
            WrapAroundDiscrepancy = RankedFigure.Of(Discrepancy.WrapAround(unit, threads), reference.WrapAroundDiscrepancy, lowerIsBetter: true),
            SmallestDistance = RankedFigure.Of(distances.Smallest, reference.SmallestDistance, lowerIsBetter: false),
            MeanNearestDistance = RankedFigure.Of(distances.MeanNearest, reference.MeanNearestDistance, lowerIsBetter: false),
            LargestPearson = RankedFigure.Of(correlations.Pearson, reference.LargestCorrelation, lowerIsBetter: true),
            LargestSpearman = RankedFigure.Of(correlations.Spearman, reference.LargestCorrelation, lowerIsBetter: true),
            RandomHypercubes = reference.Count,
        };
    }
}
