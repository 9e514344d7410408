using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Draws, grows, completes and certifies designs: one call for each command of the command line.</summary>
/// <remarks>Results are the same for any number of threads. Thread-safe.</remarks>
public static class Design
{
    /// <summary>Draws points alone: the levels of the strongest orthogonal class of the size, without priors, table or certificate.</summary>
    /// <param name="points">Number of points, 2 to <see cref="DesignSpecification.MaximumPoints"/>.</param>
    /// <param name="dimensions">Number of axes, 2 to <see cref="DesignSpecification.MaximumDimensions"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="slices">Number of slices; divides the points. By default s where n = s^d, else 1.</param>
    /// <param name="exchanges">Exchanges that the optimisation proposes; by default what takes a few seconds, 0 for none.</param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <param name="cancellation">Stops the optimisation.</param>
    /// <exception cref="InvalidInputException">A number is out of its range.</exception>
    public static LevelDesign Draw(
        int points, int dimensions, ulong seed, int? slices = null, long? exchanges = null, int threads = 2, CancellationToken cancellation = default)
    {
        var specification = new DesignSpecification
        {
            Points = points,
            Seed = seed,
            Slices = slices,
            Exchanges = exchanges,
            Parameters =
            [
                .. Enumerable.Range(0, Math.Clamp(dimensions, 0, DesignSpecification.MaximumDimensions + 1))
                    .Select(axis => new DesignParameter($"x{axis}", new UniformPrior(0, 1))),
            ],
        };
        specification.Validate();
        return DrawLevels(specification, threads, cancellation)!;
    }

    /// <summary>Draws a design with its certificate (<c>orchestrator design</c>).</summary>
    /// <param name="specification">What the campaign file says.</param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <param name="cancellation">Stops the optimisation.</param>
    /// <exception cref="InvalidInputException">The specification cannot be used, or no point satisfies its constraints.</exception>
    public static DesignResult Create(DesignSpecification specification, int threads = 2, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Validate();
        var levels = DrawLevels(specification, threads, cancellation);
        var whole = DesignAssembly.Whole(specification, levels, threads, cancellation);
        int[][]? byAxis = levels is null ? null : [.. Enumerable.Range(0, levels.Dimensions).Select(axis => levels.Levels(axis).ToArray())];
        return DesignAssembly.Finish(specification, whole, byAxis, threads);
    }

    /// <summary>Makes sure that a table is the one that a specification leads to, with as many slices as it has grown to.</summary>
    /// <param name="specification">What the campaign file says; its active slices are not looked at.</param>
    /// <param name="table">The table.</param>
    /// <param name="certificate">The certificate that was written with it.</param>
    /// <exception cref="InvalidInputException">The table was edited since, or drawn from another specification; the message names the first
    /// difference.</exception>
    public static void RequireDrawnFrom(DesignSpecification specification, DesignTable table, DesignCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(certificate);
        DesignGrowth.RequireDrawnFrom(specification, table, certificate);
    }

    /// <summary>Adds the next slice of the same design (<c>orchestrator design grow</c>); rows already there keep their exact doubles.</summary>
    /// <param name="specification">What the campaign file says; its active slices are ignored.</param>
    /// <param name="table">The table so far.</param>
    /// <param name="certificate">The certificate that was written with it.</param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <exception cref="InvalidInputException">The table was edited since, belongs to another specification, or has its last slice already.</exception>
    public static DesignResult Grow(DesignSpecification specification, DesignTable table, DesignCertificate certificate, int threads = 2)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(certificate);
        specification = specification with { ActiveSlices = null };
        specification.Validate();
        return DesignGrowth.Grow(specification, table, certificate, threads);
    }

    /// <summary>Completes another tool's points to a design of the specification's size: they keep their exact doubles and become slice 0.</summary>
    /// <param name="specification">What the campaign file says; points and slices are those of the completed design.</param>
    /// <param name="existing">The points there are, with a column for each sampled parameter.</param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <param name="cancellation">Stops the optimisation.</param>
    /// <returns>The design; its certificate says what is lost.</returns>
    /// <exception cref="InvalidInputException">A point outside the priors, a missing column, or more points than a slice has.</exception>
    public static DesignResult Complete(
        DesignSpecification specification, DesignTable existing, int threads = 2, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(existing);
        specification.Validate();
        return DesignCompletion.Complete(specification, existing, threads, cancellation);
    }

    /// <summary>Certifies anybody's table (<c>orchestrator design check</c>).</summary>
    /// <param name="table">The table; see <see cref="DesignCsv.Read"/>.</param>
    /// <param name="parameters">
    /// The parameters and priors; without them every column counts, uniform over the range in which its smallest and largest value are half a level
    /// from the ends.
    /// </param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <exception cref="InvalidInputException">Fewer than two rows or parameters, a constant column, or a column that is missing.</exception>
    public static DesignResult Check(DesignTable table, IReadOnlyList<DesignParameter>? parameters = null, int threads = 2)
    {
        ArgumentNullException.ThrowIfNull(table);
        return DesignCheck.Check(table, parameters, threads);
    }

    private static LevelDesign? DrawLevels(DesignSpecification specification, int threads, CancellationToken cancellation)
        => specification.Class is { } of
            ? LevelDrawing.Draw(of, new DesignRandom(specification.Seed), specification.Exchanges, threads, cancellation)
            : null;
}
