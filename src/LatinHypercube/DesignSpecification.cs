using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>What a campaign file says of its design.</summary>
public sealed record DesignSpecification
{
    /// <summary>The most points a design may have.</summary>
    public const int MaximumPoints = 200_000;

    /// <summary>The most axes a design may have.</summary>
    public const int MaximumDimensions = 20;

    /// <summary>How points are drawn.</summary>
    public DesignKind Kind { get; init; } = DesignKind.SlicedOrthogonal;

    /// <summary>Number of points n of the whole design, 2 to <see cref="MaximumPoints"/>.</summary>
    public required int Points { get; init; }

    /// <summary>Number of slices; divides the points. By default s where n = s^d and the kind is sliced orthogonal, else 1.</summary>
    public int? Slices { get; init; }

    /// <summary>The slices whose rows the table holds; by default all.</summary>
    public IReadOnlyList<int>? ActiveSlices { get; init; }

    /// <summary>A slice that is kept for testing and not trained on; it says so in the certificate. None by default.</summary>
    public int? ReservedTestSlice { get; init; }

    /// <summary>The sampled parameters, 2 to <see cref="MaximumDimensions"/>.</summary>
    public required IReadOnlyList<DesignParameter> Parameters { get; init; }

    /// <summary>Parameters of the mocks (HOD and the like): further columns with a design of their own over the same slices, 0 to 20.</summary>
    public IReadOnlyList<DesignParameter> MockParameters { get; init; } = [];

    /// <summary>Columns computed from others, in order.</summary>
    public IReadOnlyList<DerivedParameter> Derived { get; init; } = [];

    /// <summary>Conditions on the columns; rows that break one are left out and the certificate says what that costs.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>Parameters that are the same in every row; formulas may use them.</summary>
    public IReadOnlyDictionary<string, double> Fixed { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The campaign's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Exchanges that optimisation proposes: by default what takes a few seconds, 0 for none.</summary>
    public long? Exchanges { get; init; }

    /// <summary>Number of slices with the default filled in.</summary>
    public int SliceCount => Slices ?? (Kind == DesignKind.SlicedOrthogonal ? IntegerRoot() : 1);

    /// <summary>The class that the kind and the size lead to; null for Sobol points and tables.</summary>
    internal OrthogonalClass? Class => Kind switch
    {
        DesignKind.SlicedOrthogonal => OrthogonalClass.Strongest(Points, Parameters.Count, SliceCount),
        DesignKind.Latin => OrthogonalClass.Latin(Points, Parameters.Count, SliceCount),
        _ => null,
    };

    /// <summary>The slices in the table.</summary>
    internal IReadOnlyList<int> Active => ActiveSlices ?? [.. Enumerable.Range(0, SliceCount)];

    /// <summary>Checks everything that can be known before drawing.</summary>
    /// <exception cref="InvalidInputException">The first thing that cannot be used: key, value and what is allowed.</exception>
    public void Validate()
    {
        Require(Kind != DesignKind.Table, "a table is read, not drawn", "design.kind", "table", "sliced-orthogonal, latin, sobol");
        Require(Points is >= 2 and <= MaximumPoints, "not a number of points", "design.points", $"{Points}", $"2 to {MaximumPoints}");
        Require(
            Parameters.Count is >= 2 and <= MaximumDimensions,
            $"a design has 2 to {MaximumDimensions} parameters",
            "design.parameters",
            $"{Parameters.Count}",
            $"2 to {MaximumDimensions}");
        Require(MockParameters.Count <= MaximumDimensions, "too many parameters of mocks", "design.mock_parameters", $"{MockParameters.Count}", $"0 to {MaximumDimensions}");
        foreach (var parameter in Parameters.Concat(MockParameters)) parameter.Prior.Validate($"design.parameters.{parameter.Name}");
        RequireDistinctNames();
        RequireSlices();
        Require(Exchanges is null or >= 0, "not a number of exchanges", "design.exchanges", $"{Exchanges}", "0 or more");
    }

    private void RequireSlices()
    {
        Require(SliceCount >= 1 && Points % SliceCount == 0, "the slices must divide the points", "design.slices", $"{SliceCount}", $"divisors of {Points}");
        foreach (int slice in Active)
            Require(slice >= 0 && slice < SliceCount, "there is no such slice", "design.active_slices", $"{slice}", $"0 to {SliceCount - 1}");
        Require(
            Active.Count > 0 && Active.Distinct().Count() == Active.Count,
            "slices must be named once each, at least one",
            "design.active_slices",
            string.Join(", ", Active),
            $"0 to {SliceCount - 1}");
        if (ReservedTestSlice is not { } test) return;
        string allowed = SliceCount > 1 ? $"0 to {SliceCount - 1}" : "a design with slices";
        Require(test >= 0 && test < SliceCount && SliceCount > 1, "there is no such slice to reserve", "design.test_slice", $"{test}", allowed);
    }

    private void RequireDistinctNames()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "simulation", "slice", "seed" };
        foreach (string name in Parameters.Concat(MockParameters).Select(parameter => parameter.Name).Concat(Derived.Select(derived => derived.Name)))
        {
            bool isName = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
            Require(isName, "not a name of a column", "design.parameters", name, "letters, digits and underscores");
            Require(seen.Add(name), "the name is taken already", "design.parameters", name, "each parameter once");
        }
    }

    private int IntegerRoot()
    {
        for (int s = 2; IntegerFactors.Power(s, Parameters.Count) <= Points; s++)
            if (IntegerFactors.Power(s, Parameters.Count) == Points) return s;
        return 1;
    }

    private static void Require(bool holds, string problem, string key, string value, string allowed)
    {
        if (!holds) throw new InvalidInputException(problem, key: key, value: value, allowed: allowed);
    }
}
