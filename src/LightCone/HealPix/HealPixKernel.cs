namespace Orchestrator.LightCone;

internal static class HealPixKernel
{
    internal static void IndexOf(HealPixGrid grid, ReadOnlySpan<double> ra, ReadOnlySpan<double> dec, Span<long> pixels)
    {
        for (int i = 0; i < pixels.Length; i++) pixels[i] = grid.IndexOf(ra[i], dec[i]);
    }
}
