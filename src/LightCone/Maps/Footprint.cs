namespace Orchestrator.LightCone;

/// <summary>The fraction of each pixel of a map that lies inside the field and, if there is one, inside a mask.</summary>
/// <remarks>
/// The field's part is integrated over exact chords of the Lambert plane, so that <c>sum(fraction) x pixel area</c> is the field's area
/// to better than 1e-6;
/// in the gnomonic plane it is sampled on 16 x 16 points of each pixel. A mask is sampled on a regular sub-grid of each pixel, and along
/// its rim searched for the parts of pixels between the sub-grid's points (<see cref="ISkyRegion.Depth"/>): where the fraction is 0, nothing
/// is seen. Immutable, safe for concurrent use.
/// </remarks>
public sealed class Footprint
{
    private const int ScanLines = 65536;
    private const int FieldSamples = 16;
    private readonly float[] seen;

    private Footprint(MapGrid grid, float[] fractions, double steradians)
    {
        Grid = grid;
        seen = fractions;
        Steradians = steradians;
    }

    /// <summary>The grid whose pixels the fractions belong to.</summary>
    public MapGrid Grid { get; }

    /// <summary>The fraction of each pixel that is seen, in [0, 1]; [y, x] with x fastest.</summary>
    public ReadOnlySpan<float> Fractions => seen;

    /// <summary>The area that the map sees, in steradians.</summary>
    public double Steradians { get; }

    /// <summary>The area that the map sees, in square degrees.</summary>
    public double SquareDegrees => Steradians * Degrees.SquareOfSteradian;

    /// <summary>The footprint of the field alone.</summary>
    /// <param name="grid">The map's grid.</param>
    public static Footprint Of(MapGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return Finish(grid, FieldFractions(grid));
    }

    /// <summary>The footprint of the part of the field that a mask leaves.</summary>
    /// <param name="grid">The map's grid.</param>
    /// <param name="mask">What is seen; asked from several threads.</param>
    /// <param name="samples">Sub-grid points along a pixel's side at which the mask is asked, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples is outside its range.</exception>
    public static Footprint Of(MapGrid grid, ISkyRegion mask, int samples = 4)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(mask);
        if (samples is < 1 or > 64)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, "A mask is sampled at 1 to 64 points along a pixel's side.");
        double[] field = FieldFractions(grid);
        double[] fractions = new double[field.Length];
        Parallel.For(0, field.Length, pixel =>
        {
            if (field[pixel] > 0)
                fractions[pixel] = field[pixel] * SeenFraction(grid, mask, samples, pixel / grid.Pixels, pixel % grid.Pixels);
        });
        FootprintRim.AddSlivers(grid, mask, field, fractions);
        return Finish(grid, fractions);
    }

    private static Footprint Finish(MapGrid grid, double[] fractions)
    {
        double steradians = 0;
        for (int pixel = 0; pixel < fractions.Length; pixel++)
            steradians += fractions[pixel] * grid.PixelSteradiansAt(pixel / grid.Pixels, pixel % grid.Pixels);
        return new Footprint(grid, Array.ConvertAll(fractions, fraction => (float)fraction), steradians);
    }

    // Each pixel row is cut into scan lines; on each the field covers Inner <= |x| <= Outer.
    private static double[] FieldFractions(MapGrid grid)
    {
        if (!grid.Projection.IsEqualArea)
            return SampledFractions(grid);
        int pixels = grid.Pixels;
        int lines = Math.Max(16, (ScanLines + pixels - 1) / pixels);
        double[] fractions = new double[grid.PixelCount];
        for (int row = 0; row < pixels; row++)
        {
            Span<double> line = fractions.AsSpan(row * pixels, pixels);
            for (int scan = 0; scan < lines; scan++)
            {
                double y = grid.LowerEdge(row) + ((scan + 0.5) / lines * grid.PixelSide);
                (double inner, double outer) = grid.Field.LambertChord(y);
                if (inner >= outer)
                    continue;
                AddInterval(grid, line, -outer, -inner);
                AddInterval(grid, line, inner, outer);
            }
            for (int column = 0; column < pixels; column++)
                line[column] = Math.Min(1, line[column] / lines);
            // The field's edge is monotone in each half of the plane: what lies between two scan lines reaches an edge of the pixels.
            MarkSlivers(grid, line, grid.LowerEdge(row), lines);
            MarkSlivers(grid, line, grid.LowerEdge(row) + grid.PixelSide, lines);
        }
        return fractions;
    }

    private static void MarkSlivers(MapGrid grid, Span<double> line, double y, int lines)
    {
        (double inner, double outer) = grid.Field.LambertChord(y);
        if (inner >= outer)
            return;
        foreach ((double from, double to) in (ReadOnlySpan<(double, double)>)[(-outer, -inner), (inner, outer)])
        {
            int first = Math.Max(0, (int)((from - grid.LowerEdge(0)) / grid.PixelSide));
            int last = Math.Min(line.Length, (int)Math.Ceiling((to - grid.LowerEdge(0)) / grid.PixelSide)) - 1;
            for (int column = first; column <= last; column++)
            {
                if (line[column] == 0)
                    line[column] = 0.5 / ((double)lines * lines);
            }
        }
    }

    private static double[] SampledFractions(MapGrid grid)
    {
        double[] fractions = new double[grid.PixelCount];
        Parallel.For(0, fractions.Length, pixel =>
        {
            (int inside, _) = Sample(grid, mask: null, FieldSamples, pixel / grid.Pixels, pixel % grid.Pixels);
            fractions[pixel] = (double)inside / (FieldSamples * FieldSamples);
        });
        return fractions;
    }

    private static void AddInterval(MapGrid grid, Span<double> line, double from, double to)
    {
        double start = Math.Clamp((from - grid.LowerEdge(0)) / grid.PixelSide, 0, line.Length);
        double end = Math.Clamp((to - grid.LowerEdge(0)) / grid.PixelSide, 0, line.Length);
        int first = Math.Min((int)start, line.Length - 1);
        int last = Math.Min((int)end, line.Length - 1);
        if (first == last)
        {
            line[first] += end - start;
            return;
        }
        line[first] += first + 1 - start;
        for (int column = first + 1; column < last; column++)
            line[column] += 1;
        line[last] += end - last;
    }

    private static double SeenFraction(MapGrid grid, ISkyRegion mask, int samples, int row, int column)
    {
        (int inside, int unmasked) = Sample(grid, mask, samples, row, column);
        if (inside > 0)
            return (double)unmasked / inside;
        // A sliver of field between the sub-grid's points is given the mask's answer at the pixel's centre.
        (double rightAscension, double declination) = grid.Projection.Unproject(grid.PixelCentre(column), grid.PixelCentre(row));
        return mask.Contains(rightAscension, declination) ? 1 : 0;
    }

    private static (int Inside, int Unmasked) Sample(MapGrid grid, ISkyRegion? mask, int samples, int row, int column)
    {
        int inside = 0;
        int unmasked = 0;
        for (int j = 0; j < samples; j++)
        {
            double y = grid.LowerEdge(row) + ((j + 0.5) / samples * grid.PixelSide);
            for (int i = 0; i < samples; i++)
            {
                double x = grid.LowerEdge(column) + ((i + 0.5) / samples * grid.PixelSide);
                (double rightAscension, double declination) = grid.Projection.Unproject(x, y);
                if (!grid.Field.Contains(rightAscension, declination))
                    continue;
                inside++;
                if (mask is null || mask.Contains(rightAscension, declination))
                    unmasked++;
            }
        }
        return (inside, unmasked);
    }
}
