namespace Orchestrator.Numerics;

/// <summary>What a spline does at one of its ends.</summary>
/// <param name="Kind">The condition.</param>
/// <param name="Slope">The first derivative of a clamped end.</param>
internal readonly record struct SplineEnd(SplineEnd.Condition Kind, double Slope)
{
    internal enum Condition
    {
        /// <summary>The second derivative is zero.</summary>
        Natural,

        /// <summary>The third derivative is continuous at the knot next to the end.</summary>
        NotAKnot,

        /// <summary>The first derivative is given.</summary>
        Clamped,
    }

    public static SplineEnd Natural => new(Condition.Natural, 0);

    public static SplineEnd NotAKnot => new(Condition.NotAKnot, 0);

    public static SplineEnd Clamped(double slope)
    {
        if (!double.IsFinite(slope)) throw new ArgumentException("The slope at the end of a spline must be finite.", nameof(slope));
        return new(Condition.Clamped, slope);
    }
}
