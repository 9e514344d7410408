namespace Orchestrator.LatinHypercube;

/// <summary>
/// Optimises a design inside its class: simulated annealing (Morris and Mitchell 1995 for Latin hypercubes) for the centred discrepancy of the
/// whole and of each slice and for the smallest distances, together.
/// </summary>
/// <remarks>
/// <para>The scales of the goals are found first: the discrepancies by exchanges that only fall, the radii of the whole and of the slices, each
/// alone, by short annealings that are asked for more than they can keep. Then annealings with two demands on the radii, an easier and a harder one, run side by
/// side, and the one with the best compromise is the result.</para>
/// <para>Every block of exchanges has its own random numbers and the number of annealings is fixed, so the result depends on the seed and the
/// number of exchanges alone. The constants were measured at n = 100 and n = 1000, d = 3; docs/decisions has the table.</para>
/// </remarks>
internal sealed class DesignOptimizer
{
    /// <summary>Parts of the exchanges that finding the scale of the discrepancies, and each short annealing, take.</summary>
    private const double QuenchPart = 0.04;
    private const double ProbePart = 0.02;
    private const int ProbeRounds = 3;

    /// <summary>The first radius asked for, in units of the packing bound, and by how much each further one exceeds what was attained.</summary>
    private const double FirstDemand = 0.66;
    private const double Excess = 1.12;

    // Temperatures and the weight of close pairs, times n d, in units of the discrepancies' part of the energy. Where a radius is tried for itself
    // it weighs more.
    private const double Hottest = 30;
    private const double Coldest = 0.25;
    private const double DistanceWeight = 1000;
    private const double ProbeDistanceWeight = 20_000;
    private const double SliceShare = 0.5;

    /// <summary>What a relative change of a smallest distance is worth in the compromise, against one of a discrepancy.</summary>
    private const double DistanceMerit = 4;

    // Long annealings keep more of the whole's radius than short ones, and less of the slices' than these keep alone.
    private const double SliceDemand = 0.9;
    private static readonly double[] Demands = [0.99, 1.04];

    private readonly ExchangeState start;
    private readonly long exchanges;
    private readonly DesignRandom random;
    private readonly int threads;
    private readonly CancellationToken cancellation;
    private int pass;

    private DesignOptimizer(ExchangeState start, long exchanges, DesignRandom random, int threads, CancellationToken cancellation)
    {
        this.start = start;
        this.exchanges = exchanges;
        this.random = random;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    private bool Sliced => start.Class.Slices > 1;

    /// <summary>Exchanges that take a few seconds: many for small designs, fewer where each costs more.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="dimensions">Number of axes.</param>
    public static long DefaultExchanges(int points, int dimensions)
    {
        double coordinates = (double)points * dimensions;
        return (long)Math.Min(40_000 * coordinates, 35_000_000 / (1 + (coordinates / 20_000)));
    }

    /// <summary>Optimises.</summary>
    /// <param name="start">Where to start; not changed.</param>
    /// <param name="exchanges">Exchanges to propose in all; 0 returns the start.</param>
    /// <param name="random">The design's streams.</param>
    /// <param name="threads">Threads to use; they do not change the result.</param>
    /// <param name="cancellation">Stops between stages.</param>
    public static ExchangeState Optimise(
        ExchangeState start, long exchanges, DesignRandom random, int threads = 2, CancellationToken cancellation = default)
        => exchanges == 0 || start.Dimensions < 2 || start.Class.PointsPerSlice < 2
            ? start
            : new DesignOptimizer(start, exchanges, random, threads, cancellation).Run();

    private ExchangeState Run()
    {
        var scale = DiscrepancyScale();
        var (whole, within) = LargestRadii(scale with { DistanceWeight = ProbeDistanceWeight / Coordinates });
        double spent = QuenchPart + (ProbePart * 2 * ProbeRounds * (Sliced ? 2 : 1));
        long each = (long)(exchanges * (1 - spent) / Demands.Length);
        var ends = SideBySide(Demands.Length, (i, own) => Anneal(
            scale with { WholeRadius = Demands[i] * whole, SliceRadius = Math.Max(whole, (Sliced ? SliceDemand : 1) * within) * Demands[i] }, each, own));
        return ends.MinBy(end => Compromise(end, scale, whole, within))!;
    }

    private double Coordinates => (double)start.Points * start.Dimensions;

    /// <summary>Weights that make each discrepancy count as one where exchanges that only fall end.</summary>
    private ExchangeObjective DiscrepancyScale()
    {
        var state = start.Copy();
        var weights = Weights(state);
        new AnnealingChain(random, pass++).Run(state, weights, (long)(exchanges * QuenchPart), 0, 0, cancellation);
        return Weights(state);
    }

    private ExchangeObjective Weights(ExchangeState state) => new(
        1 / Discrepancy.Centred(state.Coordinates),
        Sliced ? SliceShare / (state.Class.Slices * ExchangeEnergy.MeanSliceDiscrepancy(state)) : 0,
        DistanceWeight / Coordinates,
        WholeRadius: 0,
        SliceRadius: 0);

    /// <summary>The radii that can be kept: by any two points, and by two points of a slice if only these count.</summary>
    private (double Whole, double Within) LargestRadii(ExchangeObjective objective)
    {
        double whole = Attained(PackingDistance.Bound(start.Points, start.Dimensions), slices: false, radius => objective with { WholeRadius = radius, SliceRadius = radius });
        if (!Sliced) return (whole, whole);
        double most = PackingDistance.Bound(start.Class.PointsPerSlice, start.Dimensions);
        return (whole, Math.Max(whole, Attained(most, slices: true, radius => objective with { SliceRadius = radius })));
    }

    /// <summary>What short annealings attain that are asked for too much: the low end of the distances to the nearest other.</summary>
    private double Attained(double most, bool slices, Func<double, ExchangeObjective> objectiveOf)
    {
        double attained = 0, asked = FirstDemand * most;
        for (int round = 0; round < ProbeRounds; round++, asked = attained * Excess)
        {
            double radius = asked;
            double got = SideBySide(2, (_, own) => ExchangeEnergy.LowDistance(Anneal(objectiveOf(radius), (long)(exchanges * ProbePart), own), slices)).Average();
            attained = Math.Max(attained, got);
        }

        return attained;
    }

    private ExchangeState Anneal(ExchangeObjective objective, long count, int own)
    {
        var state = start.Copy();
        new AnnealingChain(random, own).Run(state, objective, count, Hottest / Coordinates, Coldest / Coordinates, cancellation);
        return state;
    }

    /// <summary>Lower is better: discrepancies over their scales and radii over the smallest distances.</summary>
    private static double Compromise(ExchangeState state, ExchangeObjective scale, double whole, double within)
    {
        var (smallest, smallestWithin) = ExchangeEnergy.SmallestDistances(state);
        double merit = (scale.WholeWeight * Discrepancy.Centred(state.Coordinates)) + (DistanceMerit * whole / smallest);
        return scale.SliceWeight == 0 ? merit
            : merit + (scale.SliceWeight * state.Class.Slices * ExchangeEnergy.MeanSliceDiscrepancy(state)) + (DistanceMerit * within / smallestWithin);
    }

    /// <summary>Runs annealings that do not know of each other; each gets the number of its own pass.</summary>
    private T[] SideBySide<T>(int count, Func<int, int, T> run)
    {
        var results = new T[count];
        int first = pass;
        pass += count;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, i => results[i] = run(i, first + i));
        return results;
    }
}
