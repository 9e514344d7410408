using System.Text.Json.Nodes;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Worker;

/// <content>The way back from JSON.</content>
public sealed partial record MockTask
{
    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    /// <param name="json">The parameters; the labels keep the order that they stand in.</param>
    /// <param name="seed">Seed of the campaign, which a lineage keeps beside the parameters.</param>
    public static MockTask FromJson(JsonObject json, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode hod = json["hod"]!, effects = json["effects"]!;
        return new MockTask
        {
            Campaign = (string)json["campaign"]!,
            Simulation = (int)json["simulation"]!,
            Seed = seed,
            DesignSlice = (int)json["slice_of_design"]!,
            Group = (int)json["group"]!,
            Labels = [.. ((JsonObject)json["labels"]!).Select(label => (label.Key, (double)label.Value!))],
            Recipe = (string)json["recipe"]!,
            MinimumHaloMass = (double)json["min_halo_mass"]!,
            Hod = new Zheng07Parameters(
                (double)hod["log_m_min"]!, (double)hod["sigma_log_m"]!, (double)hod["log_m0"]!, (double)hod["log_m1"]!, (double)hod["alpha"]!),
            MassDefinition = Enum.Parse<MassDefinition>((string)hod["mass_definition"]!),
            RedshiftSpaceDistortions = (bool)effects["rsd"]!,
            PhotometricErrors = effects["photo_z"] is JsonObject errors
                ? new PhotometricErrors((double)errors["sigma0"]!, (double)errors["bias"]!, (double)errors["outliers"]!)
                : null,
            Mask = MaskOf(effects["mask"]),
            Completeness = (double)effects["completeness"]!,
            Realisations = (int)json["realisations"]!,
            Ablations = [.. json["ablations"]!.AsArray().Select(name => (string)name!)],
            Maps = MapRecipe.FromJson((JsonObject)json["maps"]!),
        };
    }

    /// <summary>Reads the description of a mask back.</summary>
    internal static ISkyRegion? MaskOf(JsonNode? json)
    {
        if (json is null) return null;
        if (json["cap"] is JsonArray cap) return new CapMask((double)cap[2]!, (double)cap[0]!, (double)cap[1]!);
        JsonArray edges = json["rectangle"]!.AsArray();
        return new RectangleMask((double)edges[0]!, (double)edges[1]!, (double)edges[2]!, (double)edges[3]!);
    }
}
