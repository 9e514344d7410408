using Orchestrator.Campaigns.Yaml;
using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private const string AllowedAxis = "auto, or a list of 3 numbers that are not all 0";
    private const string AllowedCone = "{ z_max: redshift, half_angle: degrees }, or a training set to derive them from";

    // What is derived is rounded up, so that parameter files stay readable.
    private const double RedshiftsInOne = 1000;
    private const double AnglesInDegree = 100;

    private static LightConeSettings ReadLightCone(YamlSection simulation, ConeDemand? demand, bool hasDemand)
    {
        YamlSection? section = simulation.Section("light_cone");
        if (!hasDemand && (IsDerived(section, "z_max") || IsDerived(section, "half_angle")))
            simulation.Complain("light_cone", "nothing says how far the cone reaches and how wide it is", AllowedCone);
        double near = section?.Number("z_min", new NumberRange(0, 20, true, false, ""), fallback: 0) ?? 0;
        var settings = new LightConeSettings
        {
            NearRedshift = near,
            FarRedshift = ReadFarRedshift(section, demand),
            HalfAngle = ReadHalfAngle(section, demand),
            Vertex = section?.Numbers("vertex", 3, NumberRange.Any) is [var x, var y, var z] ? new CartesianVector(x, y, z) : default,
            Axis = ReadAxis(section),
            Field = demand?.Field,
        };
        if (settings.FarRedshift <= near) section?.Complain("z_max", $"not above z_min {near:R}", $"above {near:R}");
        if (demand is not null && demand.Nearest.Redshift < near)
        {
            section?.Complain(
                "z_min", $"the cone begins beyond the first slice of training set '{demand.Nearest.Of.Name}'", $"at most {demand.Nearest.Redshift:R}");
        }
        section?.RefuseOtherKeys();
        return settings;
    }

    private static double ReadFarRedshift(YamlSection? section, ConeDemand? demand)
    {
        if (IsDerived(section, "z_max")) return Math.Ceiling((demand?.Farthest.Redshift ?? 1) * RedshiftsInOne) / RedshiftsInOne;
        double far = section!.Number("z_max", NumberRange.Open(0, 20, "or 'derived'"));
        if (demand is not null && far < demand.Farthest.Redshift)
        {
            section.Complain(
                "z_max",
                $"the cone ends before what the last slice of training set '{demand.Farthest.Of.Name}' needs, {RedshiftReach.Deviations} sigma0 (1 + z) of photometric scatter included",
                $"at least {demand.Farthest.Redshift:G6}, or 'derived'");
        }
        return far;
    }

    private static double ReadHalfAngle(YamlSection? section, ConeDemand? demand)
    {
        if (IsDerived(section, "half_angle"))
            return Math.Min(180, Math.Ceiling((demand?.Widest.HalfAngle ?? 1) * AnglesInDegree) / AnglesInDegree);
        double halfAngle = section!.Number("half_angle", new NumberRange(0, 180, false, true, "degrees, or 'derived'"));
        if (demand is not null && halfAngle < demand.Widest.HalfAngle)
        {
            section.Complain(
                "half_angle",
                $"the cone is narrower than the field of training set '{demand.Widest.Of.Name}', a {demand.Widest.Of.Maps.Field.Description}",
                $"at least {demand.Widest.HalfAngle:G6} degrees, or 'derived'");
        }
        return halfAngle;
    }

    private static CartesianVector? ReadAxis(YamlSection? section)
    {
        if (section is null || !section.Has("axis")) return null;
        if (!section.IsList("axis"))
        {
            if (section.Text("axis", required: false) is not "auto") section.Complain("axis", "no direction", AllowedAxis);
            return null;
        }
        if (section.Numbers("axis", 3, NumberRange.Any) is not [var x, var y, var z]) return null;
        var axis = new CartesianVector(x, y, z);
        if (axis.Length == 0) section.Complain("axis", "no direction", AllowedAxis);
        return axis;
    }

    private static bool IsDerived(YamlSection? section, string key) =>
        section is null || !section.Has(key) || section.Text(key, required: false) is "derived";
}
