namespace Orchestrator.LatinHypercube;

/// <summary>What annealings are compared by, from scratch and in double precision.</summary>
internal static class ExchangeEnergy
{
    /// <summary>Mean over the slices of their centred discrepancies.</summary>
    public static double MeanSliceDiscrepancy(ExchangeState state)
    {
        double sum = 0;
        for (int slice = 0; slice < state.Class.Slices; slice++) sum += Discrepancy.Centred(OfSlice(state, slice));
        return sum / state.Class.Slices;
    }

    /// <summary>Smallest distance of any two points, and of any two points of a slice.</summary>
    public static (double Whole, double Within) SmallestDistances(ExchangeState state)
    {
        double whole = NearestDistances.Of(state.Coordinates).Smallest;
        if (state.Class.Slices == 1) return (whole, whole);
        double within = double.PositiveInfinity;
        for (int slice = 0; slice < state.Class.Slices; slice++) within = Math.Min(within, NearestDistances.Of(OfSlice(state, slice)).Smallest);
        return (whole, within);
    }

    /// <summary>The mean of the lowest twentieth of the distances to the nearest other point, of the whole or within slices.</summary>
    public static double LowDistance(ExchangeState state, bool withinSlices)
    {
        double[] nearest = withinSlices
            ? [.. Enumerable.Range(0, state.Class.Slices).SelectMany(slice => NearestDistances.OfEach(OfSlice(state, slice)))]
            : NearestDistances.OfEach(state.Coordinates);
        Array.Sort(nearest);
        int low = Math.Max(1, nearest.Length / 20);
        double sum = 0;
        for (int i = 0; i < low; i++) sum += nearest[i];
        return sum / low;
    }

    private static double[][] OfSlice(ExchangeState state, int slice)
        => Array.ConvertAll(state.Coordinates, axis => axis.Where((_, point) => state.Slices[point] == slice).ToArray());
}
