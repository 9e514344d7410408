namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>Counts collapse times as the real program does: 210 intervals of F = 1 + z, 0.1 wide, the last one open.</summary>
internal static unsafe class CollapseHistogram
{
    private const int Bins = 210;
    private const double BinsPerUnit = 10.0;
    private const double OpenEnd = 999.0;

    /// <summary>The histogram of a field of F; 0 stands for no collapse.</summary>
    public static CollapseTimeHistogram Of(NativeField<float> collapse)
    {
        var counts = new long[Bins];
        for (long n = 0; n < collapse.Length; n++) counts[(int)Math.Min(collapse.Start[n] * BinsPerUnit, Bins - 1)]++;
        return new CollapseTimeHistogram(
        [
            .. counts.Select((count, bin) => (bin / BinsPerUnit, bin == Bins - 1 ? OpenEnd : (bin + 1) / BinsPerUnit, count)),
        ]);
    }
}
