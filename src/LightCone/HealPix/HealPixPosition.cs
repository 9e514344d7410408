using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A direction as HEALPix needs it, with the three numbers that keep full precision everywhere on the sphere.</summary>
/// <param name="Quarters">Longitude in quarter turns, [0, 4).</param>
/// <param name="Height">Sine of the latitude, z.</param>
/// <param name="PoleDistance"><c>sqrt(3 (1 - |z|))</c>, computed as <c>sqrt(3) cos(latitude) / sqrt(1 + |z|)</c>, which does not cancel
/// at the poles.</param>
internal readonly record struct HealPixPosition(double Quarters, double Height, double PoleDistance)
{
    internal const double EquatorialHeight = 2.0 / 3.0;

    internal static readonly double SquareRootOfThree = Math.Sqrt(3);

    internal static HealPixPosition OfDirection(double rightAscension, double declination)
    {
        (double sine, double cosine) = PortableMath.SinCos(declination * Degrees.InRadians);
        return new HealPixPosition(QuartersOf(rightAscension), sine, Math.Abs(cosine) * SquareRootOfThree / Math.Sqrt(1 + Math.Abs(sine)));
    }

    internal static HealPixPosition OfVector(CartesianVector unit)
    {
        double quarters = PortableMath.Atan2(unit.Y, unit.X) * (2 / Math.PI);
        if (quarters < 0) quarters += 4;
        if (quarters >= 4) quarters = 0;
        double cosine = Math.Sqrt((unit.X * unit.X) + (unit.Y * unit.Y));
        return new HealPixPosition(quarters, unit.Z, cosine * SquareRootOfThree / Math.Sqrt(1 + Math.Abs(unit.Z)));
    }

    /// <summary>A right ascension in quarter turns, [0, 4).</summary>
    internal static double QuartersOf(double rightAscension)
    {
        double quarters = rightAscension / 90;
        quarters -= 4 * Math.Floor(quarters * 0.25);
        return quarters >= 4 ? 0 : quarters;
    }

    internal long PixelOf(HealPixGrid grid) =>
        grid.Ordering == HealPixOrdering.Ring ? RingPixel(grid.Nside) : FacePlace(grid.Nside).ToNested(grid.Nside);

    /// <summary>The pixel in ring order.</summary>
    /// <remarks>
    /// Pixel edges in the equatorial belt are the lines of constant <c>phi/(pi/2) -+ 3z/4</c>; counting those of either slope below the
    /// direction gives the ring and the place on it.
    /// In a cap they are the curves of constant <c>phi_t sqrt(3(1-|z|))</c>, phi_t being the longitude from either edge of the quarter
    /// (Gorski et al. 2005, section 4).
    /// </remarks>
    internal long RingPixel(int nside)
    {
        long caps = 2L * nside * (nside - 1);
        if (Math.Abs(Height) <= EquatorialHeight)
        {
            (long rising, long falling) = BeltLines(nside);
            long ring = rising - falling + nside;
            long place = (rising + falling - nside + (ring & 1) + 1) >> 1;
            if (place >= 4L * nside) place -= 4L * nside;
            return caps + (ring * 4 * nside) + place;
        }
        double fraction = Quarters - Math.Floor(Quarters);
        double fromPole = nside * PoleDistance;
        long capRing = (long)(fraction * fromPole) + (long)((1 - fraction) * fromPole) + 1;
        long inRing = Math.Min((long)(Quarters * capRing), (4 * capRing) - 1);
        return Height > 0
            ? (2 * capRing * (capRing - 1)) + inRing
            : (12L * nside * nside) - (2 * capRing * (capRing + 1)) + inRing;
    }

    /// <summary>The base pixel and the place in it.</summary>
    internal HealPixFacePlace FacePlace(int nside)
    {
        if (Math.Abs(Height) <= EquatorialHeight)
        {
            (long rising, long falling) = BeltLines(nside);
            return HealPixFacePlace.OfBeltLines(rising, falling, nside);
        }
        int quarter = (int)Quarters;
        double fraction = Quarters - quarter;
        double fromPole = nside * PoleDistance;
        int rightwards = (int)Math.Min(nside - 1, fraction * fromPole);
        int leftwards = (int)Math.Min(nside - 1, (1 - fraction) * fromPole);
        return Height > 0
            ? new HealPixFacePlace(quarter, nside - 1 - leftwards, nside - 1 - rightwards)
            : new HealPixFacePlace(quarter + 8, rightwards, leftwards);
    }

    private (long Rising, long Falling) BeltLines(int nside)
    {
        double along = nside * (0.5 + Quarters);
        double across = nside * (Height * 0.75);
        return ((long)(along - across), (long)(along + across));
    }
}
