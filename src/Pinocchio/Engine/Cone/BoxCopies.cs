namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>The periodic copies of the box that a cone meets within a range of distances.</summary>
internal static class BoxCopies
{
    private const int Sweeps = 200;
    private const double Precision = 1e-13;

    /// <summary>Finds the copies, in ascending order of their shifts.</summary>
    /// <param name="side">Side of the box, in units of the cell.</param>
    /// <param name="vertex">The cone's vertex in the box, units of the cell.</param>
    /// <param name="axis">The cone's axis, of length 1.</param>
    /// <param name="aperture">Half-angle, degrees; 180 and more for the whole sky.</param>
    /// <param name="nearest">Smallest distance of interest, units of the cell.</param>
    /// <param name="farthest">Largest distance of interest, units of the cell.</param>
    public static List<BoxCopy> Find(
        double side, ReadOnlySpan<double> vertex, ReadOnlySpan<double> axis, double aperture, double nearest, double farthest)
    {
        var copies = new List<BoxCopy>();
        int reach = Reach(side, farthest);
        double cosine = aperture >= 180.0 ? -1.0 : Numerics.PortableMath.Cos(aperture * Math.PI / 180.0);
        Span<double> lower = stackalloc double[3], upper = stackalloc double[3];
        for (int i = -reach; i <= reach; i++)
        {
            for (int j = -reach; j <= reach; j++)
            {
                for (int k = -reach; k <= reach; k++)
                {
                    lower[0] = i * side - vertex[0];
                    lower[1] = j * side - vertex[1];
                    lower[2] = k * side - vertex[2];
                    for (int n = 0; n < 3; n++) upper[n] = lower[n] + side;
                    if (Distance(lower, upper, far: false) > farthest || Distance(lower, upper, far: true) < nearest) continue;
                    if (!Meets(lower, upper, axis, cosine)) continue;
                    copies.Add(new BoxCopy(
                        i, j, k, Distance(lower, upper, far: false), Distance(lower, upper, far: true), Holds(lower, upper), Faces(lower, upper, axis)));
                }
            }
        }

        return copies;
    }

    /// <summary>How many boxes away copies are looked for, along each axis.</summary>
    public static int Reach(double side, double farthest) => (int)Math.Ceiling(farthest / side) + 1;

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
