using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Chooses the axis of a light cone so that it repeats the structure of its box as little as possible.</summary>
/// <remarks>
/// A cone along a side or a diagonal of the box passes the same places again after every box; a slanted one does not. Candidates are the
/// HEALPix centres of nside 8 in one half of the sky
/// (a cone and its mirror image repeat alike where the vertex is a corner or the centre of the box), then those of nside 64 within 5
/// degrees of the best. The same input gives the same axis.
/// </remarks>
public static class AxisChooser
{
    private const int Coarse = 8;
    private const int Fine = 64;
    private const int Refined = 4;
    private const double RefinedAngle = 5;

    /// <summary>The axis with the fewest repeats.</summary>
    /// <param name="boxSize">Side of the box, comoving Mpc/h.</param>
    /// <param name="vertex">Position of the observer in units of the box size.</param>
    /// <param name="halfAngle">Half-angle of the cone in degrees.</param>
    /// <param name="near">Distance at which the cone begins, comoving Mpc/h.</param>
    /// <param name="far">Distance at which it ends, comoving Mpc/h.</param>
    /// <param name="field">The field of the cone that is used; null for the whole opening.</param>
    /// <param name="samples">Places of each cone at which repeats are counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static AxisChoice Choose(double boxSize, CartesianVector vertex, double halfAngle, double near, double far,
        SkyField? field = null, int samples = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        bool symmetric = IsHalfInteger(vertex.X) && IsHalfInteger(vertex.Y) && IsHalfInteger(vertex.Z);
        double MeanCount(CartesianVector axis) =>
            new ConeRepeats(new LightConeGeometry(boxSize, vertex, axis, halfAngle, 0, 1), near, far, field).MeanCount(samples);

        List<CartesianVector> coarse = Directions(
            new HealPixGrid(Coarse, HealPixOrdering.Ring), direction => !symmetric || direction.Z >= 0);
        List<(double MeanCount, CartesianVector Axis)> ranked = Ranked(coarse, MeanCount);
        CartesianVector[] best = [.. ranked.Take(Refined).Select(candidate => candidate.Axis)];
        double closest = PortableMath.Cos(RefinedAngle * Degrees.InRadians);
        List<CartesianVector> fine = Directions(
            new HealPixGrid(Fine, HealPixOrdering.Ring), direction => Array.Exists(best, axis => axis.Dot(direction) >= closest));
        (double meanCount, CartesianVector chosen) = Ranked([.. best, .. fine], MeanCount)[0];
        return new AxisChoice(chosen, meanCount, Math.Max(1, Volume(halfAngle, near, far, field) / (boxSize * boxSize * boxSize)));
    }

    private static List<CartesianVector> Directions(HealPixGrid grid, Predicate<CartesianVector> isCandidate)
    {
        List<CartesianVector> directions = [];
        for (long pixel = 0; pixel < grid.PixelCount; pixel++)
        {
            CartesianVector direction = grid.DirectionOf(pixel);
            if (isCandidate(direction))
                directions.Add(direction);
        }
        return directions;
    }

    private static List<(double MeanCount, CartesianVector Axis)> Ranked(
        List<CartesianVector> axes, Func<CartesianVector, double> meanCount)
    {
        double[] counts = new double[axes.Count];
        Parallel.For(0, counts.Length, i => counts[i] = meanCount(axes[i]));
        // A stable sort: of equally good axes the first candidate wins, on any number of threads.
        return [.. counts.Select((count, i) => (count, axes[i])).OrderBy(candidate => candidate.count)];
    }

    private static double Volume(double halfAngle, double near, double far, SkyField? field)
    {
        double steradians = field?.Steradians ?? 2 * Math.PI * (1 - PortableMath.Cos(halfAngle * Degrees.InRadians));
        return steradians / 3 * ((far * far * far) - (near * near * near));
    }

    private static bool IsHalfInteger(double value) => 2 * value == Math.Floor(2 * value);
}
