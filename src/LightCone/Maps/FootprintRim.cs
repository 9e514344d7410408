namespace Orchestrator.LightCone;

/// <summary>Finds the pixels along a mask's rim that are seen, but between the points at which the mask was sampled.</summary>
/// <remarks>A map may count a galaxy there, and a pixel with a galaxy is no pixel that nobody sees.</remarks>
internal static class FootprintRim
{
    private const int FineSamples = 64;
    private const double SmallestStep = 1e-9;

    private static readonly (int X, int Y)[] Directions = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];

    /// <summary>Gives the pixels in which no point was seen their seen part if they have one.</summary>
    /// <param name="grid">The map's grid.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="field">The field's part of each pixel.</param>
    /// <param name="fractions">The part of each pixel that is seen.</param>
    internal static void AddSlivers(MapGrid grid, ISkyRegion mask, double[] field, double[] fractions) =>
        Parallel.For(0, fractions.Length, pixel =>
        {
            (int row, int column) = (pixel / grid.Pixels, pixel % grid.Pixels);
            if (field[pixel] == 0 || fractions[pixel] > 0 || IsFar(grid, mask, row, column) || !IsReached(grid, mask, row, column))
                return;
            int seen = 0;
            for (int point = 0; point < FineSamples * FineSamples; point++)
            {
                if (Depth(grid, mask, row, column, ((point / FineSamples) + 0.5) / FineSamples, ((point % FineSamples) + 0.5) / FineSamples) > 0)
                    seen++;
            }
            fractions[pixel] = field[pixel] * Math.Max(seen, 0.5) / (FineSamples * FineSamples);
        });

    // Whether the mask is farther away than its depth changes across the pixel, twice over.
    private static bool IsFar(MapGrid grid, ISkyRegion mask, int row, int column)
    {
        double shallowest = Depth(grid, mask, row, column, 0.5, 0.5), deepest = shallowest;
        for (int corner = 0; corner < 4; corner++)
        {
            double depth = Depth(grid, mask, row, column, corner % 2, corner / 2);
            shallowest = Math.Min(shallowest, depth);
            deepest = Math.Max(deepest, depth);
        }
        return deepest + (2 * (deepest - shallowest)) < 0;
    }

    // Climbs to the deepest place of the pixel, by steps that are halved where none leads up.
    private static bool IsReached(MapGrid grid, ISkyRegion mask, int row, int column)
    {
        (double x, double y, double depth) = (0.5, 0.5, Depth(grid, mask, row, column, 0.5, 0.5));
        for (double step = 0.5; step > SmallestStep && depth <= 0;)
        {
            bool climbed = false;
            foreach ((int right, int up) in Directions)
            {
                double nextX = Math.Clamp(x + (right * step), 0, 1), nextY = Math.Clamp(y + (up * step), 0, 1);
                double next = Depth(grid, mask, row, column, nextX, nextY);
                if (next <= depth)
                    continue;
                (x, y, depth, climbed) = (nextX, nextY, next, true);
            }
            if (!climbed)
                step /= 2;
        }
        return depth > 0;
    }

    // Of a place in the pixel, from 0 to 1 along each side.
    private static double Depth(MapGrid grid, ISkyRegion mask, int row, int column, double x, double y)
    {
        (double rightAscension, double declination) = grid.Projection.Unproject(
            grid.LowerEdge(column) + (x * grid.PixelSide), grid.LowerEdge(row) + (y * grid.PixelSide));
        return mask.Depth(rightAscension, declination);
    }
}
