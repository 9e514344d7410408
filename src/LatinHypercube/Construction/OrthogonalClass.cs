namespace Orchestrator.LatinHypercube;

/// <summary>The class a design belongs to: what it promises before a single number is drawn.</summary>
/// <remarks>
/// Every member is a Latin hypercube at <see cref="Points"/> levels whose slices are Latin hypercubes at <see cref="PointsPerSlice"/> levels.
/// Beyond that, with <see cref="Levels"/> = q coarse levels an axis, the whole holds the same number of points in every cell of each
/// projection on <see cref="Strength"/> axes, and each slice the same on <see cref="SliceStrength"/> axes (Tang 1993; Qian and Wu 2009).
/// With q = 1 nothing beyond Latin is promised.
/// </remarks>
public sealed record OrthogonalClass
{
    private OrthogonalClass(int points, int dimensions, int slices)
    {
        Points = points;
        Dimensions = dimensions;
        Slices = slices;
    }

    /// <summary>Number of points n.</summary>
    public int Points { get; }

    /// <summary>Number of axes d.</summary>
    public int Dimensions { get; }

    /// <summary>Number of slices k.</summary>
    public int Slices { get; }

    /// <summary>Points of a slice, n / k.</summary>
    public int PointsPerSlice => Points / Slices;

    /// <summary>Coarse levels q of an axis; 1 where only Latin holds.</summary>
    public int Levels { get; private init; } = 1;

    /// <summary>Strength t of the whole design; 1 means Latin only.</summary>
    public int Strength { get; private init; } = 1;

    /// <summary>Strength of each slice; 1 means Latin only.</summary>
    public int SliceStrength { get; private init; } = 1;

    /// <summary>The construction that gives the coarse levels.</summary>
    public string Construction { get; private init; } = "Latin";

    /// <summary>How many points of the whole share a cell of a <see cref="Strength"/>-dimensional projection.</summary>
    public int PointsPerCell => (int)(Points / IntegerFactors.Power(Levels, Strength));

    /// <summary>The array behind the class, with one more column for the slices where <see cref="LabelledSlices"/>.</summary>
    internal OrthogonalArrayConstruction? Array { get; private init; }

    /// <summary>Whether a column of the array says the slice; else slices are whole copies of the array.</summary>
    internal bool LabelledSlices { get; private init; }

    /// <summary>The plain class: Latin, with Latin slices.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="dimensions">Number of axes.</param>
    /// <param name="slices">Number of slices; divides the points.</param>
    internal static OrthogonalClass Latin(int points, int dimensions, int slices) => new(points, dimensions, slices);

    /// <summary>
    /// The strongest class known for the size: the most cells that hold equally many points in the whole, then the higher strength,
    /// then the most such cells in a slice.
    /// </summary>
    /// <param name="points">Number of points.</param>
    /// <param name="dimensions">Number of axes, at least 2.</param>
    /// <param name="slices">Number of slices; divides the points.</param>
    internal static OrthogonalClass Strongest(int points, int dimensions, int slices)
    {
        var best = Latin(points, dimensions, slices);
        foreach (var candidate in Candidates(points, dimensions, slices))
            if (Rank(candidate).CompareTo(Rank(best)) > 0) best = candidate;
        return best;
    }

    /// <summary>One line for people: <c>1 point in each of 10^3 cells; each slice 1 in each of 10^2 cells of every 2-axis projection</c>.</summary>
    public override string ToString()
    {
        if (Strength == 1) return Slices == 1 ? "Latin" : $"Latin, {Slices} Latin slices";
        string whole = $"strength {Strength} with {Levels} levels ({Construction}): {PointsPerCell} in each of {Levels}^{Strength} cells";
        if (Strength < Dimensions) whole += $" of every {Strength}-axis projection";
        if (Slices == 1) return whole;
        return SliceStrength == 1
            ? $"{whole}; slices Latin"
            : $"{whole}; each slice {PointsPerSlice / IntegerFactors.Power(Levels, SliceStrength)} in each of {Levels}^{SliceStrength} cells of every {SliceStrength}-axis projection";
    }

    private static (long Cells, int Strength, long SliceCells) Rank(OrthogonalClass of)
        => (IntegerFactors.Power(of.Levels, of.Strength), of.Strength, IntegerFactors.Power(of.Levels, of.SliceStrength));

    private static IEnumerable<OrthogonalClass> Candidates(int points, int dimensions, int slices)
    {
        foreach (var array in OrthogonalArrayConstruction.Dividing(points, dimensions))
        {
            if (points / array.Runs % slices == 0)
                yield return Of(points, dimensions, slices, array, labelled: false);
        }

        if (slices == 1) yield break;
        foreach (var array in OrthogonalArrayConstruction.Dividing(points, dimensions + 1))
        {
            if (array.Strength > dimensions || (long)points / array.Runs * array.Levels % slices != 0) continue;
            yield return Of(points, dimensions, slices, array, labelled: true);
        }
    }

    private static OrthogonalClass Of(int points, int dimensions, int slices, OrthogonalArrayConstruction array, bool labelled) => new(points, dimensions, slices)
    {
        Levels = array.Levels,
        Strength = array.Strength,
        SliceStrength = labelled ? array.Strength - 1 : array.Strength,
        Construction = labelled && array.Strength == dimensions ? "full factorial, sliced by a sum" : array.Name,
        Array = array,
        LabelledSlices = labelled,
    };
}
