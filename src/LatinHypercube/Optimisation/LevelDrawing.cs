namespace Orchestrator.LatinHypercube;

/// <summary>Draws a member of a class and optimises it.</summary>
internal static class LevelDrawing
{
    public static LevelDesign Draw(OrthogonalClass of, DesignRandom random, long? exchanges, int threads, CancellationToken cancellation)
    {
        long count = exchanges ?? DesignOptimizer.DefaultExchanges(of.Points, of.Dimensions);
        var design = LevelConstruction.Draw(of, random, searchRelabelling: count > 0);
        if (count == 0) return design;
        int[][] levels = [.. Enumerable.Range(0, of.Dimensions).Select(axis => design.Levels(axis).ToArray())];
        var start = new ExchangeState(of, levels, design.Slices.ToArray());
        return DesignOptimizer.Optimise(start, count, random, threads, cancellation).ToDesign();
    }
}
