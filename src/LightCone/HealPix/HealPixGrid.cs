namespace Orchestrator.LightCone;

/// <summary>The HEALPix pixels of the whole sphere at one resolution: 12 nside^2 pixels of equal area on rings of one latitude.</summary>
/// <remarks>
/// Gorski et al. 2005 (ApJ 622, 759; arXiv:astro-ph/0409513). Longitude is right ascension, latitude declination, both in degrees. Pixels
/// agree with those of the HEALPix programs,
/// but for directions within rounding (some 1e-16 of the sphere) of an edge between two pixels. Immutable, safe for concurrent use.
/// </remarks>
public sealed class HealPixGrid
{
    /// <summary>Makes the pixels of one resolution.</summary>
    /// <param name="nside">Pixels along the side of a base pixel, 1 to 2^29; a power of two for
    /// <see cref="HealPixOrdering.Nested"/>.</param>
    /// <param name="ordering">How pixels are numbered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The resolution is outside its range or, with nested order, no power of
    /// two.</exception>
    public HealPixGrid(int nside, HealPixOrdering ordering)
    {
        if (nside is < 1 or > 1 << 29)
            throw new ArgumentOutOfRangeException(nameof(nside), nside, "HEALPix's nside must lie in 1 to 2^29.");
        if (ordering is not (HealPixOrdering.Ring or HealPixOrdering.Nested))
            throw new ArgumentOutOfRangeException(nameof(ordering), ordering, "There are ring and nested order.");
        if (ordering == HealPixOrdering.Nested && !int.IsPow2(nside))
            throw new ArgumentOutOfRangeException(nameof(nside), nside,
                "Nested order exists for powers of two alone; ring order takes any nside.");
        Nside = nside;
        Ordering = ordering;
    }

    /// <summary>Pixels along the side of a base pixel.</summary>
    public int Nside { get; }

    /// <summary>How pixels are numbered.</summary>
    public HealPixOrdering Ordering { get; }

    /// <summary>Number of pixels, 12 nside^2.</summary>
    public long PixelCount => 12L * Nside * Nside;

    /// <summary>Area of each pixel in steradians.</summary>
    public double PixelSteradians => 4 * Math.PI / PixelCount;

    /// <summary>Area of each pixel in square degrees.</summary>
    public double PixelSquareDegrees => PixelSteradians * Degrees.SquareOfSteradian;

    /// <summary>The pixel that holds a direction.</summary>
    /// <param name="rightAscension">Right ascension in degrees, any finite number of turns.</param>
    /// <param name="declination">Declination in degrees, [-90, 90].</param>
    /// <returns>Pixel number in [0, <see cref="PixelCount"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The direction is not a place in the sky.</exception>
    public long IndexOf(double rightAscension, double declination)
    {
        CheckDirection(rightAscension, declination);
        return HealPixPosition.OfDirection(rightAscension, declination).PixelOf(this);
    }

    /// <summary>The pixels that hold many directions; the same numbers as one by one.</summary>
    /// <param name="rightAscension">Right ascensions in degrees.</param>
    /// <param name="declination">Declinations in degrees, [-90, 90].</param>
    /// <param name="pixels">Receives the pixel numbers.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A direction is not a place in the sky.</exception>
    public void IndexOf(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<long> pixels)
    {
        SpanLengths.MustAgree(rightAscension.Length, declination.Length, pixels.Length);
        HealPixKernel.IndexOf(this, rightAscension, declination, pixels);
    }

    /// <summary>The pixel that a vector points to.</summary>
    /// <param name="direction">A vector of any length but zero in the sky's axes: x to (RA 0, Dec 0), y to (90, 0), z to Dec 90.</param>
    /// <returns>Pixel number in [0, <see cref="PixelCount"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The vector is zero or not finite.</exception>
    public long IndexOf(CartesianVector direction)
    {
        if (!direction.IsFinite || direction == default)
            throw new ArgumentOutOfRangeException(nameof(direction), direction, "A direction must be finite and not zero.");
        return HealPixPosition.OfVector(direction.Normalised()).PixelOf(this);
    }

    /// <summary>The centre of a pixel.</summary>
    /// <param name="pixel">Pixel number in [0, <see cref="PixelCount"/>).</param>
    /// <returns>Right ascension in [0, 360) and declination in [-90, 90] degrees.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public (double RightAscension, double Declination) CentreOf(long pixel)
    {
        CheckPixel(pixel);
        return HealPixRingPlace.OfPixel(ToRing(pixel), Nside).Centre(Nside);
    }

    /// <summary>The unit vector to the centre of a pixel.</summary>
    /// <param name="pixel">Pixel number in [0, <see cref="PixelCount"/>).</param>
    /// <returns>A unit vector in the sky's axes: x to (RA 0, Dec 0), y to (90, 0), z to Dec 90.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public CartesianVector DirectionOf(long pixel)
    {
        CheckPixel(pixel);
        return HealPixRingPlace.OfPixel(ToRing(pixel), Nside).Direction(Nside);
    }

    /// <summary>The number of a pixel of this grid in ring order.</summary>
    /// <param name="pixel">Pixel number in this grid's order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public long ToRing(long pixel)
    {
        CheckPixel(pixel);
        return Ordering == HealPixOrdering.Ring ? pixel : HealPixFacePlace.OfNested(pixel, Nside).ToRing(Nside);
    }

    /// <summary>The number of a pixel of this grid in nested order.</summary>
    /// <param name="pixel">Pixel number in this grid's order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="InvalidOperationException">The resolution is no power of two, so that nested order does not exist.</exception>
    public long ToNested(long pixel)
    {
        CheckPixel(pixel);
        if (!int.IsPow2(Nside))
            throw new InvalidOperationException($"Nested order exists for powers of two alone, not for nside = {Nside}.");
        return Ordering == HealPixOrdering.Nested ? pixel : HealPixRingPlace.OfPixel(pixel, Nside).ToFace(Nside).ToNested(Nside);
    }

    internal static void CheckDirection(double rightAscension, double declination)
    {
        if (!double.IsFinite(rightAscension))
            throw new ArgumentOutOfRangeException(nameof(rightAscension), rightAscension, "A right ascension must be finite.");
        if (!(declination >= -90) || !(declination <= 90))
            throw new ArgumentOutOfRangeException(nameof(declination), declination, "A declination must lie in [-90, 90] degrees.");
    }

    private void CheckPixel(long pixel)
    {
        if (pixel < 0 || pixel >= PixelCount)
            throw new ArgumentOutOfRangeException(nameof(pixel), pixel, $"Pixels of nside {Nside} are numbered 0 to {PixelCount - 1}.");
    }
}
