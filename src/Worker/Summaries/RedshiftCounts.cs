using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>Numbers of objects by redshift, in bins of 0.05 from 0.</summary>
/// <param name="Counts">Objects in each bin.</param>
public sealed record RedshiftCounts(IReadOnlyList<long> Counts)
{
    /// <summary>Width of a bin.</summary>
    public const double BinWidth = 0.05;

    /// <summary>Counts redshifts; those below 0 are left out.</summary>
    public static RedshiftCounts Of(ReadOnlySpan<double> redshifts)
    {
        double largest = 0;
        foreach (double redshift in redshifts) largest = Math.Max(largest, redshift);
        long[] counts = new long[(int)(largest / BinWidth) + 1];
        foreach (double redshift in redshifts)
            if (redshift >= 0) counts[(int)(redshift / BinWidth)]++;
        return new RedshiftCounts(counts);
    }

    /// <summary>The counts as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["bin_width"] = BinWidth,
        ["counts"] = new JsonArray([.. Counts.Select(count => (JsonNode)count)]),
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static RedshiftCounts FromJson(JsonObject json) => new([.. json["counts"]!.AsArray().Select(count => (long)count!)]);
}
