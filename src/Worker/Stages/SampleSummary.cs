using System.Text.Json.Nodes;
using Orchestrator.Catalogs;
using Orchestrator.LightCone;

namespace Orchestrator.Worker;

/// <summary>What reports need of a sample, kept in the part's <c>result.json</c>.</summary>
internal static class SampleSummary
{
    /// <summary>Counts the galaxies of a sample.</summary>
    public static JsonObject Of(int realisation, string ablation, ObservedGalaxyTable galaxies, SliceMaps maps)
    {
        var inMaps = new List<double>();
        int satellites = 0, kept = 0;
        for (int row = 0; row < galaxies.Count; row++)
        {
            if (galaxies.Keep[row] != KeepFlags.All) continue;
            kept++;
            bool inSlices = maps.Slices.IndexOf(galaxies.ZEstimated[row]) >= 0;
            if (!inSlices || maps.Grid.IndexOf(galaxies.RightAscension[row], galaxies.Declination[row]) < 0) continue;
            inMaps.Add(galaxies.ZEstimated[row]);
            if (galaxies.Satellite[row] > 0) satellites++;
        }
        return new JsonObject
        {
            ["realisation"] = realisation,
            ["ablation"] = ablation,
            ["painted"] = galaxies.Count,
            ["kept"] = kept,
            ["galaxies"] = maps.Galaxies,
            ["satellites"] = satellites,
            ["galaxies_by_slice"] = new JsonArray([.. maps.GalaxiesBySlice.ToArray().Select(count => (JsonNode)count)]),
            ["redshifts"] = RedshiftCounts.Of(inMaps.ToArray()).ToJson(),
        };
    }
}
