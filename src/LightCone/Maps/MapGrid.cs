namespace Orchestrator.LightCone;

/// <summary>A square grid of square pixels in the plane of a projection that just holds a field.</summary>
/// <remarks>
/// The grid is a square about the field's centre whose side is the larger of the field's two extents in the plane, so a field that is no square of the plane leaves pixels partly or wholly empty:
/// <see cref="Footprint"/> says which. Rows go from south to north, columns towards larger right ascension; pixels are half open like the field. Immutable, safe for concurrent use.
/// </remarks>
public sealed class MapGrid
{
    private readonly double half;
    private readonly double pixelsPerUnit;

    /// <summary>A grid in the Lambert equal-area plane, where all pixels have one area.</summary>
    /// <param name="field">The piece of sky to show.</param>
    /// <param name="pixels">Pixels along a side, 1 to 16384.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of pixels is outside its range.</exception>
    public MapGrid(SkyField field, int pixels)
        : this(field, pixels, new LambertProjection(), Math.Max((field ?? throw new ArgumentNullException(nameof(field))).LambertHalfWidth, field.LambertHalfHeight))
    {
    }

    private MapGrid(SkyField field, int pixels, ISkyProjection projection, double half)
    {
        if (pixels is < 1 or > 16384)
            throw new ArgumentOutOfRangeException(nameof(pixels), pixels, "A map needs 1 to 16384 pixels along a side.");
        Field = field;
        Pixels = pixels;
        Projection = projection;
        this.half = half;
        pixelsPerUnit = pixels / (2 * half);
    }

    /// <summary>The piece of sky that the grid holds.</summary>
    public SkyField Field { get; }

    /// <summary>Pixels along a side.</summary>
    public int Pixels { get; }

    /// <summary>Number of pixels of the grid.</summary>
    public int PixelCount => Pixels * Pixels;

    /// <summary>The projection whose plane the grid lies in.</summary>
    public ISkyProjection Projection { get; }

    /// <summary>Side of the grid in the plane, in units of the sphere's radius.</summary>
    public double Side => 2 * half;

    /// <summary>Side of a pixel in the plane, in units of the sphere's radius.</summary>
    public double PixelSide => 2 * half / Pixels;

    /// <summary>Area of a pixel in the plane; in an equal-area projection the steradians that each pixel sees.</summary>
    public double PixelSteradians => PixelSide * PixelSide;

    /// <summary>The plane coordinate of pixel centres along either axis, in units of the sphere's radius.</summary>
    /// <param name="index">Column or row, [0, <see cref="Pixels"/>).</param>
    public double PixelCentre(int index) => ((index + 0.5) * PixelSide) - half;

    /// <summary>The plane coordinates of all pixel centres along either axis, in units of the sphere's radius.</summary>
    public double[] PixelCentres()
    {
        double[] centres = new double[Pixels];
        for (int i = 0; i < centres.Length; i++)
            centres[i] = PixelCentre(i);
        return centres;
    }

    /// <summary>The pixel of a direction.</summary>
    /// <param name="rightAscension">Right ascension in degrees.</param>
    /// <param name="declination">Declination in degrees.</param>
    /// <returns>Row times <see cref="Pixels"/> plus column, or -1 if the direction is not in the field.</returns>
    public int IndexOf(double rightAscension, double declination)
    {
        if (!Field.Contains(rightAscension, declination))
            return -1;
        (double x, double y) = Projection.Project(rightAscension, declination);
        return (Line(y) * Pixels) + Line(x);
    }

    /// <summary>The pixels of many directions.</summary>
    /// <param name="rightAscension">Right ascensions in degrees.</param>
    /// <param name="declination">Declinations in degrees.</param>
    /// <param name="indices">Receives the pixels, -1 for directions outside the field.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void IndexOf(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<int> indices)
    {
        SpanLengths.MustAgree(rightAscension.Length, declination.Length, indices.Length);
        for (int i = 0; i < indices.Length; i++)
            indices[i] = IndexOf(rightAscension[i], declination[i]);
    }

    /// <summary>The plane coordinate of a pixel's lower edge.</summary>
    internal double LowerEdge(int index) => (index * PixelSide) - half;

    // A point of the field lies in the grid by construction; only rounding can put it on the far side of the outermost edge.
    private int Line(double coordinate) => Math.Clamp((int)((coordinate + half) * pixelsPerUnit), 0, Pixels - 1);
}
