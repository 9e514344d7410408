namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>Counts collapse times as the real program does: 210 intervals of F = 1 + z, 0.1 wide, the last one open.</summary>
internal static unsafe class CollapseHistogram
{
    private const int Bins = 210;
    private const double BinsPerUnit = 10.0;
    private const double OpenEnd = 999.0;

    /// <summary>The histogram of a field of F; 0 stands for no collapse.</summary>
    public static CollapseTimeHistogram Of(float* collapse, int grid, int threads)
    {
        var counts = new long[grid][];
        long plane = (long)grid * grid;
        PaddedField.Planes(grid, threads, i =>
        {
            var own = new long[Bins];
            for (long n = i * plane; n < (i + 1) * plane; n++) own[(int)Math.Min(collapse[n] * BinsPerUnit, Bins - 1)]++;
            counts[i] = own;
        });
        return new CollapseTimeHistogram(
        [
            .. Enumerable.Range(0, Bins).Select(
                bin => (bin / BinsPerUnit, bin == Bins - 1 ? OpenEnd : (bin + 1) / BinsPerUnit, counts.Sum(own => own[bin]))),
        ]);
    }
}
