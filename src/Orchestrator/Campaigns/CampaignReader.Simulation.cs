using Orchestrator.Campaigns.Yaml;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private static SimulationSettings? ReadSimulation(YamlSection root)
    {
        if (root.Section("simulation") is not { } section) return null;
        section.Word("engine", ["existing"]);
        string path = section.FilePath("path", required: true) ?? "";
        double? minimum = null;
        if (section.Has("min_halo_mass") && section.Text("min_halo_mass", required: false) is not "common")
            minimum = section.Number("min_halo_mass", NumberRange.Open(0, 1e17, "Msun/h, or 'common'"));
        section.RefuseOtherKeys();
        return new SimulationSettings { Path = path, MinimumHaloMass = minimum };
    }
}
