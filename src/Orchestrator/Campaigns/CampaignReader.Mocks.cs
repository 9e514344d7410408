using Orchestrator.Campaigns.Yaml;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private static readonly string[] KnownAblations = ["no-rsd", "no-photo-z", "no-mask"];

    private static List<MockRecipe> ReadRecipes(YamlSection root)
    {
        var recipes = new List<MockRecipe>();
        foreach ((string name, YamlSection section) in NamedSections(root, "mocks"))
        {
            HodSettings hod = ReadHod(section);
            EffectSettings effects = ReadEffects(section);
            recipes.Add(new MockRecipe
            {
                Name = name,
                Hod = hod,
                Effects = effects,
                Realisations = section.Integer("realisations", 1, ushort.MaxValue, fallback: 1),
                Ablations = ReadAblations(section, effects),
            });
            section.RefuseOtherKeys();
        }
        return recipes;
    }

    private static HodSettings ReadHod(YamlSection recipe)
    {
        YamlSection? section = recipe.Section("hod", required: true);
        var logMass = NumberRange.Closed(8, 17, "(log10 of Msun/h)");
        section?.Word("model", ["zheng07"]);
        string definition =
            section?.Word("mass_definition", [nameof(MassDefinition.M200m), nameof(MassDefinition.M200c), nameof(MassDefinition.Virial)])
                ?? nameof(MassDefinition.M200m);
        var parameters = new Zheng07Parameters(
            section?.Number("log_m_min", logMass) ?? 0,
            section?.Number("sigma_log_m", NumberRange.Open(0, 3, "dex")) ?? 0,
            section?.Number("log_m0", logMass) ?? 0,
            section?.Number("log_m1", logMass) ?? 0,
            section?.Number("alpha", NumberRange.Closed(0, 5)) ?? 0);
        section?.RefuseOtherKeys();
        return new HodSettings(Enum.Parse<MassDefinition>(definition), parameters);
    }

    private static EffectSettings ReadEffects(YamlSection recipe)
    {
        if (recipe.Section("effects") is not { } section) return new EffectSettings { RedshiftSpaceDistortions = true };
        (ISkyRegion? mask, double completeness) = ReadMask(section);
        var settings = new EffectSettings
        {
            RedshiftSpaceDistortions = section.Switch("rsd", fallback: true),
            PhotometricRedshift = ReadPhotometricRedshift(section),
            Mask = mask,
            Completeness = completeness,
        };
        section.RefuseOtherKeys();
        return settings;
    }

    private static PhotometricErrors? ReadPhotometricRedshift(YamlSection effects)
    {
        const string Allowed = "off, or { sigma0, bias, outliers }";
        if (!effects.Has("photo_z") || effects.IsOff("photo_z", Allowed)) return null;
        if (effects.Section("photo_z") is not { } section) return null;
        double sigma0 = section.Number("sigma0", new NumberRange(0, 0.5, false, true, ""));
        double bias = section.Number("bias", NumberRange.Closed(-0.5, 0.5), fallback: 0);
        double outliers = section.Number("outliers", new NumberRange(0, 1, true, false, ""), fallback: 0);
        section.RefuseOtherKeys();
        return new PhotometricErrors(sigma0, bias, outliers);
    }

    private static List<string> ReadAblations(YamlSection recipe, EffectSettings effects)
    {
        var ablations = new List<string>();
        string allowed = $"a list of {string.Join(", ", KnownAblations)}";
        foreach (string name in recipe.Texts("ablations", allowed) ?? [])
        {
            bool inForce = name switch
            {
                "no-rsd" => effects.RedshiftSpaceDistortions,
                "no-photo-z" => effects.PhotometricRedshift is not null,
                "no-mask" => effects.Mask is not null,
                _ => false,
            };
            if (!KnownAblations.Contains(name, StringComparer.Ordinal)) recipe.Complain("ablations", $"'{name}' is unknown", allowed);
            else if (!inForce) recipe.Complain("ablations", $"'{name}' switches off an effect that is not on", "effects of this recipe");
            else if (ablations.Contains(name, StringComparer.Ordinal))
                recipe.Complain("ablations", $"'{name}' is listed twice", "each once");
            else ablations.Add(name);
        }
        return ablations;
    }
}
