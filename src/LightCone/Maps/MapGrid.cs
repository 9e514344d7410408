namespace Orchestrator.LightCone;

/// <summary>A square grid of square pixels in the plane of a projection that just holds a field.</summary>
/// <remarks>
/// The grid is a square about the field's centre whose side is the larger of the field's two extents in the plane, so a field that is no
/// square of the plane leaves pixels partly or wholly empty:
/// <see cref="Footprint"/> says which. Rows go from south to north, columns towards larger right ascension; pixels are half open like the
/// field. Immutable, safe for concurrent use.
/// </remarks>
public sealed class MapGrid
{
    private const int Chunk = 256;
    private readonly double half;
    private readonly double pixelsPerUnit;

    /// <summary>A grid in the Lambert equal-area plane, where all pixels have one area.</summary>
    /// <param name="field">The piece of sky to show.</param>
    /// <param name="pixels">Pixels along a side, 1 to 16384.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of pixels is outside its range.</exception>
    public MapGrid(SkyField field, int pixels)
        : this(field, pixels, new LambertProjection(),
            Math.Max((field ?? throw new ArgumentNullException(nameof(field))).LambertHalfWidth, field.LambertHalfHeight))
    {
    }

    /// <summary>A grid in the gnomonic plane, where great circles are straight but pixels differ in area; for small fields only.</summary>
    /// <param name="field">The piece of sky to show; its half-angle at most 20 degrees.</param>
    /// <param name="pixels">Pixels along a side, 1 to 16384.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field is too wide, or the number of pixels is outside its range.</exception>
    public static MapGrid Gnomonic(SkyField field, int pixels)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new MapGrid(field, pixels, new GnomonicProjection(field.HalfAngle), field.GnomonicHalfSide);
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

    /// <summary>Steradians that a pixel at the centre sees; in an equal-area projection every pixel.</summary>
    public double PixelSteradians => PixelSide * PixelSide;

    /// <summary>Steradians that a pixel sees, by the projection's scale at its centre.</summary>
    /// <param name="row">Row, [0, <see cref="Pixels"/>).</param>
    /// <param name="column">Column, [0, <see cref="Pixels"/>).</param>
    public double PixelSteradiansAt(int row, int column)
    {
        if (Projection.IsEqualArea)
            return PixelSteradians;
        double x = PixelCentre(column);
        double y = PixelCentre(row);
        double secantSquared = 1 + (x * x) + (y * y);
        return PixelSteradians / (secantSquared * Math.Sqrt(secantSquared));
    }

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
        Span<double> places = stackalloc double[2 * Chunk];
        for (int start = 0; start < indices.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, indices.Length - start);
            Span<double> x = places[..count], y = places.Slice(Chunk, count);
            Projection.Project(rightAscension.Slice(start, count), declination.Slice(start, count), x, y);
            for (int i = 0; i < count; i++)
            {
                bool inside = Projection.IsEqualArea
                    ? Field.Contains(rightAscension[start + i], declination[start + i], x[i], y[i])
                    : Field.Contains(rightAscension[start + i], declination[start + i]);
                indices[start + i] = inside ? (Line(y[i]) * Pixels) + Line(x[i]) : -1;
            }
        }
    }

    /// <summary>The plane coordinate of a pixel's lower edge.</summary>
    internal double LowerEdge(int index) => (index * PixelSide) - half;

    // A point of the field lies in the grid by construction; only rounding can put it on the far side of the outermost edge.
    private int Line(double coordinate) => Math.Clamp((int)((coordinate + half) * pixelsPerUnit), 0, Pixels - 1);
}
