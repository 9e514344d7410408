using Orchestrator.Campaigns.Yaml;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private const int LargestGrid = 16384;
    private const int LargestEmbeddedGrid = 1290;

    // What the physics gates compare with the mass function; sigma8 shows at 2 and 1.
    private static readonly double[] UsualOutputs = [2, 1];

    private static SimulationSettings? ReadSimulation(YamlSection root, ConeDemand? demand, bool hasDemand)
    {
        if (root.Section("simulation") is not { } section) return null;
        string engine = section.Word("engine", ["existing", "embedded", "pinocchio"]);
        double? minimum = null;
        if (section.Has("min_halo_mass") && section.Text("min_halo_mass", required: false) is not "common")
            minimum = section.Number("min_halo_mass", NumberRange.Open(0, 1e17, "Msun/h, or 'common'"));
        SimulationSettings settings = engine is "existing"
            ? new SimulationSettings.Existing(section.FilePath("path", required: true) ?? "") { MinimumHaloMass = minimum }
            : ReadSimulated(section, engine is "embedded", minimum, demand, hasDemand);
        if (section.Has("wall_time")) settings = settings with { WallTime = ReadWallTime(section) };
        section.RefuseOtherKeys();
        return settings;
    }

    private static SimulationSettings.Simulated ReadSimulated(
        YamlSection section, bool isEmbedded, double? minimum, ConeDemand? demand, bool hasDemand)
    {
        LightConeSettings cone = ReadLightCone(section, demand, hasDemand);
        return new SimulationSettings.Simulated
        {
            MinimumHaloMass = minimum,
            Engine = isEmbedded ? SimulationEngine.Embedded : SimulationEngine.Pinocchio(section.Integer("ranks", 1, 1 << 20)),
            BoxSize = section.Number("box", NumberRange.Open(0, 1e5, "Mpc/h")),
            GridSize = section.Integer("grid", 4, isEmbedded ? LargestEmbeddedGrid : LargestGrid),
            MinimumHaloParticles = section.Integer("min_halo_particles", 1, int.MaxValue, fallback: 10),
            OutputRedshifts = ReadOutputs(section, cone),
            LightCone = cone,
            MemoryPerParticle = ReadBuffer(section, "memory_per_particle", isEmbedded, "bytes"),
            PredictedPeakFactor = ReadBuffer(section, "predicted_peak_factor", isEmbedded, "particles / 6"),
        };
    }

    private static TimeSpan ReadWallTime(YamlSection section)
    {
        double hours = section.Number("wall_time", new NumberRange(1.0 / 60, 10000, true, true, "hours"));
        return TimeSpan.FromHours(double.IsFinite(hours) ? Math.Clamp(hours, 0, 10000) : 1);
    }

    // Only PINOCCHIO has buffers of a size that must be guessed.
    private static double? ReadBuffer(YamlSection section, string key, bool isEmbedded, string unit) =>
        !isEmbedded && section.Has(key) ? section.Number(key, NumberRange.Open(0, 1e6, unit)) : null;

    private static IReadOnlyList<double> ReadOutputs(YamlSection section, LightConeSettings cone)
    {
        if (section.Numbers("outputs", count: null, new NumberRange(0, 40, true, true, "")) is not { } outputs)
            return [.. UsualOutputs.Where(redshift => redshift > cone.NearRedshift), cone.NearRedshift];
        bool descends = !outputs.Zip(outputs.Skip(1)).Any(pair => pair.Second >= pair.First);
        if (outputs.Count == 0 || outputs.Count > OutputRedshifts.Most || !descends)
            section.Complain("outputs", "not a list of output redshifts", $"1 to {OutputRedshifts.Most} redshifts, descending");
        else if (outputs[^1] > cone.NearRedshift)
            section.Complain("outputs", $"the run would end at z = {outputs[^1]:R}, before the light cone does", $"a last redshift of at most {cone.NearRedshift:R}");
        return outputs;
    }
}
