using System.Globalization;
using Orchestrator.Campaigns.Yaml;
using Orchestrator.LightCone;
using Orchestrator.TrainingSets;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private static List<TrainingSetSettings> ReadTrainingSets(YamlSection root, IReadOnlyList<MockRecipe> recipes)
    {
        var sets = new List<TrainingSetSettings>();
        foreach ((string name, YamlSection section) in NamedSections(root, "training_sets"))
        {
            sets.Add(new TrainingSetSettings
            {
                Name = name,
                Recipes = ReadRecipeNames(section, recipes),
                Maps = ReadMaps(section),
                Split = ReadSplit(section),
                ShardBytes = (long)section.Integer("shard_megabytes", 1, 65536, fallback: 1024) << 20,
            });
            section.RefuseOtherKeys();
        }
        return sets;
    }

    private static List<string> ReadRecipeNames(YamlSection section, IReadOnlyList<MockRecipe> recipes)
    {
        string allowed = recipes.Count == 0 ? "names of entries of 'mocks'" : string.Join(", ", recipes.Select(recipe => recipe.Name));
        var names = new List<string>();
        foreach (string name in section.Texts("recipes", $"a list of {allowed}") ?? [])
        {
            if (!recipes.Any(recipe => string.Equals(recipe.Name, name, StringComparison.Ordinal)))
                section.Complain("recipes", $"no recipe is called '{name}'", allowed);
            else if (names.Contains(name, StringComparer.Ordinal)) section.Complain("recipes", $"'{name}' is listed twice", "each once");
            else names.Add(name);
        }
        if (!section.Has("recipes") || names.Count == 0) section.Complain("recipes", "no recipe", $"a list of {allowed}");
        return names;
    }

    private static MapSettings ReadMaps(YamlSection trainingSet)
    {
        YamlSection? section = trainingSet.Section("maps", required: true);
        double minimum = section?.Number("z_min", new NumberRange(0, 20, true, false, ""), fallback: 0) ?? 0;
        double maximum = section?.Number("z_max", NumberRange.Open(0, 20)) ?? 1;
        if (minimum >= maximum) section?.Complain("z_max", $"not above z_min {minimum:R}", $"above {minimum:R}");
        section?.Word("spacing", ["comoving"], fallback: "comoving");
        section?.Word("projection", ["lambert"], fallback: "lambert");
        YamlSection? fiducial = section?.Section("fiducial");
        var settings = new MapSettings
        {
            Slices = section?.Integer("slices", 1, 1000) ?? 1,
            MinimumRedshift = minimum,
            MaximumRedshift = maximum,
            Field = ReadField(section),
            Pixels = section?.Integer("pixels", 1, 16384) ?? 1,
            ElementType = section?.Word("type", ["float32", "uint16"], fallback: "float32") is "uint16" ? MapElementType.UInt16
                : MapElementType.Float32,
            FiducialOmegaM = fiducial?.Number("omega_m", CosmologyParameterNames.RangeOf("omega_m"), fallback: 0.3) ?? 0.3,
            FiducialW0 = fiducial?.Number("w0", CosmologyParameterNames.RangeOf("w0"), fallback: -1) ?? -1,
            FiducialWa = fiducial?.Number("wa", CosmologyParameterNames.RangeOf("wa"), fallback: 0) ?? 0,
        };
        fiducial?.RefuseOtherKeys();
        section?.RefuseOtherKeys();
        return settings;
    }

    private static SkyField ReadField(YamlSection? maps)
    {
        SkyField none = SkyField.Square(1);
        if (maps?.Section("field", required: true) is not { } section) return none;
        var extent = new NumberRange(0, 180, false, true, "degrees");
        SkyField field = none;
        if (section.Has("square") == section.Has("rectangle"))
        {
            maps.Complain("field", "not a field", "{ square: side } or { rectangle: [longitude, latitude] } in degrees");
        }
        else if (section.Has("square"))
        {
            double side = section.Number("square", extent);
            if (section.IsValid) field = SkyField.Square(side);
        }
        else if (section.Numbers("rectangle", 2, extent) is { } sides)
        {
            field = SkyField.Rectangle(sides[0], sides[1]);
        }
        section.RefuseOtherKeys();
        return field;
    }

    private static SplitSettings ReadSplit(YamlSection trainingSet)
    {
        if (trainingSet.Section("split") is not { } section) return new SplitSettings.Shares(0.8, 0.1, 0.1);
        SplitSettings split = section.IsList("train") || section.IsList("validation") || section.IsList("test")
            ? ReadNamedSplit(trainingSet, section)
            : ReadShares(trainingSet, section);
        section.RefuseOtherKeys();
        return split;
    }

    private static SplitSettings.Shares ReadShares(YamlSection trainingSet, YamlSection section)
    {
        var share = NumberRange.Closed(0, 1);
        var shares = new SplitSettings.Shares(
            section.Number("train", share), section.Number("validation", share, fallback: 0), section.Number("test", share, fallback: 0));
        double sum = shares.Train + shares.Validation + shares.Test;
        if (Math.Abs(sum - 1) > 1e-9)
            trainingSet.Complain(
                "split", string.Create(CultureInfo.InvariantCulture, $"shares add up to {sum:R}"), "shares that add up to 1");
        return shares;
    }

    private static SplitSettings.Named ReadNamedSplit(YamlSection trainingSet, YamlSection section)
    {
        var named = new SplitSettings.Named(
            Simulations(section, "train"), Simulations(section, "validation"), Simulations(section, "test"));
        foreach (IGrouping<int, int> group in named.Train.Concat(named.Validation).Concat(named.Test).GroupBy(simulation => simulation))
            if (group.Count() > 1)
                trainingSet.Complain("split", $"simulation {group.Key} is listed {group.Count()} times", "each simulation once");
        return named;
    }

    private static List<int> Simulations(YamlSection section, string key)
    {
        const string Allowed = "a list of simulation numbers";
        var simulations = new List<int>();
        foreach (string text in section.Texts(key, Allowed) ?? [])
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int simulation)) simulations.Add(simulation);
            else section.Complain(key, $"'{text}' is no simulation number", Allowed);
        }
        return simulations;
    }
}
