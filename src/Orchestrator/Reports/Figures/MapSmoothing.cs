namespace Orchestrator.Reports;

/// <summary>Smooths maps of counts for pictures; training sets hold the counts themselves.</summary>
internal static class MapSmoothing
{
    private const double GalaxiesInKernel = 3;

    /// <summary>A width at which single galaxies blend into structure: about three galaxies in the kernel's area, from 0.7 pixels to a
    /// fortieth of the map.</summary>
    /// <param name="map">Galaxies per pixel.</param>
    /// <param name="pixels">Pixels a side.</param>
    public static double WidthFor(ReadOnlySpan<float> map, int pixels)
    {
        double sum = 0;
        foreach (float count in map) sum += count;
        double largest = Math.Max(0.7, pixels / 40.0);
        return sum > 0 ? Math.Clamp(Math.Sqrt(GalaxiesInKernel * map.Length / (4 * Math.PI * sum)), 0.7, largest) : largest;
    }

    /// <summary>Convolves with a Gaussian, renormalised at the map's edges.</summary>
    /// <param name="map">Values, [y, x].</param>
    /// <param name="pixels">Pixels a side.</param>
    /// <param name="width">Standard deviation in pixels.</param>
    public static double[,] Gaussian(ReadOnlySpan<float> map, int pixels, double width)
    {
        int reach = (int)Math.Ceiling(3 * width);
        double[] kernel =
            [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(offset => Math.Exp(-0.5 * offset * offset / (width * width)))];
        double[,] once = new double[pixels, pixels], twice = new double[pixels, pixels];
        for (int y = 0; y < pixels; y++)
            for (int x = 0; x < pixels; x++) once[y, x] = map[(y * pixels) + x];
        Pass(once, twice, kernel, reach, pixels, alongX: true);
        Pass(twice, once, kernel, reach, pixels, alongX: false);
        return once;
    }

    private static void Pass(double[,] from, double[,] to, double[] kernel, int reach, int pixels, bool alongX)
    {
        for (int y = 0; y < pixels; y++)
        {
            for (int x = 0; x < pixels; x++)
            {
                int at = alongX ? x : y;
                double sum = 0, weight = 0;
                for (int offset = Math.Max(-reach, -at); offset <= Math.Min(reach, pixels - 1 - at); offset++)
                {
                    double w = kernel[offset + reach];
                    sum += w * (alongX ? from[y, at + offset] : from[at + offset, x]);
                    weight += w;
                }
                to[y, x] = sum / weight;
            }
        }
    }
}
