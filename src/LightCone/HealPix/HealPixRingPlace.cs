using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A pixel by its ring and its place on it.</summary>
/// <param name="Ring">Ring from the north, 1 to 4 nside - 1.</param>
/// <param name="Place">Place on the ring, counted from longitude 0, from 1.</param>
/// <param name="QuarterLength">Pixels of the ring in a quarter turn: nside in the belt, less in the caps.</param>
/// <param name="Shift">1 if the ring's first pixel is centred on longitude 0, 0 if it begins there.</param>
/// <param name="FirstPixel">Number of the ring's first pixel in ring order.</param>
internal readonly record struct HealPixRingPlace(long Ring, long Place, long QuarterLength, int Shift, long FirstPixel)
{
    /// <summary>The first pixel of a ring.</summary>
    internal static HealPixRingPlace OfRing(long ring, int nside)
    {
        if (ring < nside)
            return new HealPixRingPlace(ring, 1, ring, 0, 2 * ring * (ring - 1));
        if (ring > 3L * nside)
        {
            long fromSouth = (4L * nside) - ring;
            return new HealPixRingPlace(ring, 1, fromSouth, 0, (12L * nside * nside) - (2 * fromSouth * (fromSouth + 1)));
        }
        return new HealPixRingPlace(ring, 1, nside, (int)((ring - nside) & 1), (2L * nside * (nside - 1)) + ((ring - nside) * 4 * nside));
    }

    internal static HealPixRingPlace OfPixel(long pixel, int nside)
    {
        long caps = 2L * nside * (nside - 1);
        long count = 12L * nside * nside;
        long ring = pixel < caps ? CapRing(pixel)
            : pixel < count - caps ? nside + ((pixel - caps) / (4L * nside))
            : (4L * nside) - CapRing(count - 1 - pixel);
        HealPixRingPlace first = OfRing(ring, nside);
        return first with { Place = pixel - first.FirstPixel + 1 };
    }

    /// <summary>Right ascension and declination of the pixel's centre in degrees.</summary>
    internal (double RightAscension, double Declination) Centre(int nside)
    {
        (double height, double cosine) = Latitude(nside);
        return (90 * Quarters, PortableMath.Atan2(height, cosine) * Degrees.OfRadian);
    }

    /// <summary>Unit vector to the pixel's centre.</summary>
    internal CartesianVector Direction(int nside)
    {
        (double height, double cosine) = Latitude(nside);
        (double sineOfLongitude, double cosineOfLongitude) = PortableMath.SinCos(Quarters * (Math.PI / 2));
        return new CartesianVector(cosine * cosineOfLongitude, cosine * sineOfLongitude, height);
    }

    internal HealPixFacePlace ToFace(int nside)
    {
        if (Ring < nside || Ring > 3L * nside)
        {
            int quarter = (int)((Place - 1) / QuarterLength);
            return HealPixFacePlace.OfCapPlace(Ring < nside ? quarter : quarter + 8, Ring, Place, QuarterLength, nside);
        }
        // The edge lines below the centre, in doubled integers: its longitude is (place - (1 + Shift)/2)/nside quarters, its 3z/4 is 1 -
        // ring/(2 nside).
        long twiceAlong = nside + (2 * Place) - 1 - Shift;
        long twiceAcross = (2L * nside) - Ring;
        return HealPixFacePlace.OfBeltLines((twiceAlong - twiceAcross) >> 1, (twiceAlong + twiceAcross) >> 1, nside);
    }

    // Longitude of the centre in quarter turns: pixels of a shifted ring are centred on whole places.
    private double Quarters => (Place - (Shift == 1 ? 1.0 : 0.5)) / QuarterLength;

    // In a cap 1 - |z| = i^2 / (3 nside^2); in the belt z = 4/3 - 2 i / (3 nside) (Gorski et al. 2005, eqs. 4 and 8).
    private (double Height, double Cosine) Latitude(int nside)
    {
        if (QuarterLength < nside)
        {
            double ratio = (double)QuarterLength / nside;
            double belowOne = ratio * ratio / 3;
            return (Ring < nside ? 1 - belowOne : belowOne - 1, Math.Sqrt(belowOne * (2 - belowOne)));
        }
        double height = ((2.0 * nside) - Ring) * 2 / (3.0 * nside);
        return (height, Math.Sqrt((1 - height) * (1 + height)));
    }

    // Pixels before ring i of a cap are 2 i (i - 1): i = floor((1 + sqrt(1 + 2 p)) / 2), the square root corrected to the whole numbers.
    private static long CapRing(long pixel)
    {
        long ring = (long)((1 + Math.Sqrt(1 + (2.0 * pixel))) / 2);
        while (2 * ring * (ring - 1) > pixel) ring--;
        while (2 * ring * (ring + 1) <= pixel) ring++;
        return ring;
    }
}
