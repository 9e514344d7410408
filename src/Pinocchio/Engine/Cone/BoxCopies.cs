using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>The periodic copies of the box that a cone meets within a range of distances.</summary>
internal static class BoxCopies
{
    /// <summary>Most copies: halos are looked for in each.</summary>
    public const int Most = 1_000_000;

    private const int Sweeps = 200;
    private const double Precision = 1e-13;

    /// <summary>Widens the balls around blocks, in sides of the box, beyond what rounding and <see cref="Precision"/> may do.</summary>
    private const double BallMargin = 0.01;

    /// <summary>Finds the copies, in ascending order of their shifts.</summary>
    /// <remarks>Blocks of copies are halved until they are single copies; a block whose circumscribed ball misses the cone or its distances is
    /// given up whole, so a thin cone costs no more than the copies beside it.</remarks>
    /// <param name="side">Side of the box, in units of the cell.</param>
    /// <param name="vertex">The cone's vertex, in the box or not, units of the cell.</param>
    /// <param name="axis">The cone's axis, of length 1.</param>
    /// <param name="aperture">Half-angle, degrees; 180 and more for the whole sky.</param>
    /// <param name="nearest">Smallest distance of interest, units of the cell.</param>
    /// <param name="farthest">Largest distance of interest, units of the cell.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InvalidInputException">There are more than <see cref="Most"/>.</exception>
    public static List<BoxCopy> Find(
        double side, ReadOnlySpan<double> vertex, ReadOnlySpan<double> axis, double aperture, double nearest, double farthest,
        CancellationToken cancellation = default)
    {
        var copies = new List<BoxCopy>();
        int reach = Reach(side, farthest);
        double cosine = aperture >= 180.0 ? -1.0 : Numerics.PortableMath.Cos(aperture * Math.PI / 180.0);
        // The box is periodic: copies are looked for around the one that holds the vertex.
        int[] first = new int[3], last = new int[3];
        for (int n = 0; n < 3; n++)
        {
            int holder = (int)Math.Floor(vertex[n] / side);
            (first[n], last[n]) = (holder - reach, holder + reach);
        }

        var blocks = new Stack<(int[] First, int[] Last)>();
        blocks.Push((first, last));
        Span<double> lower = stackalloc double[3], upper = stackalloc double[3];
        while (blocks.TryPop(out (int[] First, int[] Last) block))
        {
            cancellation.ThrowIfCancellationRequested();
            int longest = 0;
            for (int n = 0; n < 3; n++)
            {
                lower[n] = block.First[n] * side - vertex[n];
                upper[n] = block.Last[n] * side - vertex[n] + side;
                if (block.Last[n] - block.First[n] > block.Last[longest] - block.First[longest]) longest = n;
            }

            double near = Distance(lower, upper, far: false), far = Distance(lower, upper, far: true);
            if (near > farthest || far < nearest || BallMisses(lower, upper, axis, cosine, side)) continue;
            if (block.Last[longest] > block.First[longest])
            {
                int middle = block.First[longest] + (block.Last[longest] - block.First[longest]) / 2;
                int[] lastOfLower = [.. block.Last], firstOfUpper = [.. block.First];
                (lastOfLower[longest], firstOfUpper[longest]) = (middle, middle + 1);
                blocks.Push((block.First, lastOfLower));
                blocks.Push((firstOfUpper, block.Last));
                continue;
            }

            if (!Meets(lower, upper, axis, cosine)) continue;
            if (copies.Count == Most)
                throw new InvalidInputException(
                    "the light cone meets too many copies of the box", key: "BoxSize", value: $"1/{farthest / side:F1} of the cone's length",
                    allowed: $"a box that the cone meets at most {Most} times");
            copies.Add(new BoxCopy(block.First[0], block.First[1], block.First[2], near, far, Holds(lower, upper), Faces(lower, upper, axis)));
        }

        copies.Sort(static (a, b) => (a.I, a.J, a.K).CompareTo((b.I, b.J, b.K)));
        return copies;
    }

    /// <summary>How many boxes away copies are looked for, along each axis.</summary>
    public static int Reach(double side, double farthest) => (int)Math.Ceiling(farthest / side) + 1;

    /// <summary>Whether the ball around a block lies outside the cone for certain.</summary>
    private static bool BallMisses(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> axis, double cosine, double side)
    {
        // Beyond half the sky the real program looks at every copy within the distances.
        if (cosine < 0.0) return false;
        double along = 0.0, square = 0.0, diagonal = 0.0;
        for (int n = 0; n < 3; n++)
        {
            double middle = 0.5 * (lower[n] + upper[n]), width = upper[n] - lower[n];
            along += middle * axis[n];
            square += middle * middle;
            diagonal += width * width;
        }

        double radius = 0.5 * Math.Sqrt(diagonal) + BallMargin * side;
        if (square <= radius * radius) return false;
        // The distance of the middle from the cone's edge, in the plane of middle and axis, is never larger than the one from the cone.
        double across = Math.Sqrt(Math.Max(0.0, square - along * along)), sine = Math.Sqrt(1.0 - cosine * cosine);
        return across * cosine - along * sine > radius;
    }

    /// <summary>Whether some point r of the box has r.axis &gt;= |r| cosine: the largest value of a concave function, climbed to one
    /// coordinate after the other.</summary>
    private static bool Meets(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> axis, double cosine)
    {
        // Beyond half the sky the real program looks at every copy within the distances.
        if (cosine < 0.0) return true;
        // A box that only touches the vertex counts, as in the real program, if any of it lies on the axis' side.
        if (Distance(lower, upper, far: false) == 0.0) return CornersMeet(lower, upper, axis, 0.0);
        Span<double> r = stackalloc double[3];
        for (int n = 0; n < 3; n++) r[n] = 0.5 * (lower[n] + upper[n]);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            double moved = 0.0;
            for (int n = 0; n < 3; n++)
            {
                double a = r[(n + 1) % 3], b = r[(n + 2) % 3], excess = cosine * cosine - axis[n] * axis[n];
                double best = excess > 0.0 ? Math.Sqrt((a * a + b * b) / excess) * axis[n] : axis[n] > 0.0 ? double.PositiveInfinity : double.NegativeInfinity;
                best = Math.Clamp(best, lower[n], upper[n]);
                moved = Math.Max(moved, Math.Abs(best - r[n]));
                r[n] = best;
            }

            if (moved < Precision * (upper[0] - lower[0])) break;
        }

        return Excess(r, axis, cosine) >= -Precision;
    }

    private static bool CornersMeet(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> axis, double cosine)
    {
        Span<double> corner = stackalloc double[3];
        for (int n = 0; n < 8; n++)
        {
            for (int d = 0; d < 3; d++) corner[d] = (n >> d & 1) == 0 ? lower[d] : upper[d];
            if (Excess(corner, axis, cosine) > 0.0) return true;
        }

        return Holds(lower, upper);
    }

    private static double Excess(ReadOnlySpan<double> r, ReadOnlySpan<double> axis, double cosine) =>
        r[0] * axis[0] + r[1] * axis[1] + r[2] * axis[2] - cosine * Math.Sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);

    private static bool Holds(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int n = 0; n < 3; n++)
        {
            if (lower[n] > 0.0 || upper[n] <= 0.0) return false;
        }

        return true;
    }

    private static double Distance(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, bool far)
    {
        double square = 0.0;
        for (int n = 0; n < 3; n++)
        {
            double d = far ? Math.Max(Math.Abs(lower[n]), Math.Abs(upper[n])) : Math.Max(0.0, Math.Max(lower[n], -upper[n]));
            square += d * d;
        }

        return Math.Sqrt(square);
    }

    /// <summary>The faces through which the axis enters or leaves; none where it misses the box.</summary>
    private static int Faces(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> axis)
    {
        int faces = 0;
        for (int n = 0; n < 3; n++)
        {
            if (axis[n] == 0.0) continue;
            if (Crosses(lower[n] / axis[n], n, lower, upper, axis)) faces |= 1 << n;
            if (Crosses(upper[n] / axis[n], n, lower, upper, axis)) faces |= 8 << n;
        }

        return faces;
    }

    private static bool Crosses(double distance, int face, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> axis)
    {
        if (distance <= 0.0) return false;
        for (int n = 0; n < 3; n++)
        {
            double at = distance * axis[n];
            if (n != face && (at < lower[n] || at >= upper[n])) return false;
        }

        return true;
    }
}
