namespace Orchestrator.Numerics;

/// <summary>Integrals of functions of one variable.</summary>
public static class Quadrature
{
    private const int MaximumIntervals = 4000;

    /// <summary>Relative to the integral of |f|, errors below this are rounding.</summary>
    private const double RoundingLevel = 2e-14;

    // The 21-point Kronrod extension of the 10-point Gauss rule on [0, 1] (symmetric): zeros of the Legendre and Stieltjes polynomials in turn.
    private static ReadOnlySpan<double> KronrodNodes =>
    [
        0.0, 0.14887433898163122, 0.2943928627014602, 0.4333953941292472, 0.5627571346686047, 0.6794095682990244,
        0.7808177265864169, 0.8650633666889845, 0.9301574913557082, 0.9739065285171717, 0.9956571630258081,
    ];

    private static ReadOnlySpan<double> KronrodWeights =>
    [
        0.1494455540029169, 0.14773910490133849, 0.14277593857706009, 0.13470921731147334, 0.12349197626206584, 0.10938715880229764,
        0.0931254545836976, 0.07503967481091996, 0.054755896574351995, 0.032558162307964725, 0.011694638867371874,
    ];

    // The Gauss weights of nodes 1, 3, 5, 7, 9.
    private static ReadOnlySpan<double> GaussWeights =>
        [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814];

    /// <summary>The Gauss-Legendre rule with a number of points.</summary>
    /// <param name="points">1 to 1000.</param>
    /// <returns>Nodes and weights, accurate to a few 1e-16.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="points"/> is outside its range.</exception>
    public static QuadratureRule GaussLegendre(int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 1000);
        return new QuadratureRule(points);
    }

    /// <summary>The integral of a function to a wanted accuracy, by halving where the error is largest.</summary>
    /// <remarks>
    /// Gauss-Kronrod pairs of 10 and 21 points with the error estimate of QUADPACK (Piessens et al. 1983, "QUADPACK", section 2.2.4.1).
    /// The function is not evaluated at the limits, so integrable singularities may stand there.
    /// It stops at rounding (2e-14 of the integral of |f|) even where the tolerance asks for more.
    /// </remarks>
    /// <param name="function">The function.</param>
    /// <param name="from">Lower limit, finite.</param>
    /// <param name="to">Upper limit, finite; below <paramref name="from"/> the sign changes.</param>
    /// <param name="relativeTolerance">Wanted error relative to the integral.</param>
    /// <param name="absoluteTolerance">Wanted absolute error; the looser of the two counts.</param>
    /// <returns>The integral.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not finite, or a tolerance is negative or NaN.</exception>
    /// <exception cref="ConvergenceException">The function is not finite somewhere, or 4000 intervals do not reach the accuracy.</exception>
    public static double Integrate(
        Func<double, double> function, double from, double to, double relativeTolerance = 1e-10, double absoluteTolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(from)) throw new ArgumentOutOfRangeException(nameof(from), from, "The limits must be finite.");
        if (!double.IsFinite(to)) throw new ArgumentOutOfRangeException(nameof(to), to, "The limits must be finite.");
        if (!(relativeTolerance >= 0)) throw new ArgumentOutOfRangeException(nameof(relativeTolerance), relativeTolerance, "Must not be negative.");
        if (!(absoluteTolerance >= 0)) throw new ArgumentOutOfRangeException(nameof(absoluteTolerance), absoluteTolerance, "Must not be negative.");
        if (from == to) return 0;
        var pieces = new PriorityQueue<Piece, double>();
        Add(pieces, Apply(function, from, to));
        while (true)
        {
            var (integral, magnitude, error) = Total(pieces);
            if (error <= Math.Max(absoluteTolerance, Math.Max(relativeTolerance * Math.Abs(integral), RoundingLevel * magnitude))) return integral;
            Piece worst = pieces.Dequeue();
            double middle = 0.5 * (worst.From + worst.To);
            if (pieces.Count + 2 > MaximumIntervals || middle == worst.From || middle == worst.To)
            {
                throw new ConvergenceException(
                    $"The integral from {from:R} to {to:R} is {integral:R} with an error of about {error:G3} after {pieces.Count + 1} intervals; " +
                    $"the worst is near {middle:R}.");
            }

            Add(pieces, Apply(function, worst.From, middle));
            Add(pieces, Apply(function, middle, worst.To));
        }
    }

    private static void Add(PriorityQueue<Piece, double> pieces, Piece piece) => pieces.Enqueue(piece, -piece.Error);

    private static (double Integral, double Magnitude, double Error) Total(PriorityQueue<Piece, double> pieces)
    {
        double integral = 0, magnitude = 0, error = 0;
        foreach (var (piece, _) in pieces.UnorderedItems)
        {
            integral += piece.Integral;
            magnitude += piece.Magnitude;
            error += piece.Error;
        }

        return (integral, magnitude, error);
    }

    private static Piece Apply(Func<double, double> function, double from, double to)
    {
        double centre = 0.5 * (from + to), half = 0.5 * (to - from);
        Span<double> values = stackalloc double[2 * KronrodNodes.Length];
        double kronrod = 0, gauss = 0, magnitude = 0;
        for (int i = 0; i < KronrodNodes.Length; i++)
        {
            double below = Value(function, centre - half * KronrodNodes[i]);
            double above = i == 0 ? 0 : Value(function, centre + half * KronrodNodes[i]);
            (values[2 * i], values[2 * i + 1]) = (below, above);
            kronrod += KronrodWeights[i] * (below + above);
            magnitude += KronrodWeights[i] * (Math.Abs(below) + Math.Abs(above));
            if (i % 2 == 1) gauss += GaussWeights[i / 2] * (below + above);
        }

        // How much the function varies sets the scale on which the difference of the two rules is judged.
        double mean = 0.5 * kronrod, variation = KronrodWeights[0] * Math.Abs(values[0] - mean);
        for (int i = 1; i < KronrodNodes.Length; i++)
            variation += KronrodWeights[i] * (Math.Abs(values[2 * i] - mean) + Math.Abs(values[2 * i + 1] - mean));
        double error = Math.Abs(kronrod - gauss);
        if (variation > 0 && error > 0)
        {
            double scaled = 200 * error / variation;
            error = variation * Math.Min(1, scaled * Math.Sqrt(scaled));
        }

        double length = Math.Abs(half);
        return new Piece(from, to, half * kronrod, length * magnitude, length * error);
    }

    private static double Value(Func<double, double> function, double at)
    {
        double value = function(at);
        if (!double.IsFinite(value)) throw new ConvergenceException($"The function to be integrated is {value} at {at:R}.");
        return value;
    }

    private readonly record struct Piece(double From, double To, double Integral, double Magnitude, double Error);
}
