using System.Text.RegularExpressions;
using Orchestrator.Campaigns.Yaml;
using Orchestrator.Sites;

namespace Orchestrator.Campaigns;

/// <summary>Reads a campaign file; everything that is wrong with it is reported at once.</summary>
internal static partial class CampaignReader
{
    /// <summary>Reads the file, applies <c>--set</c> and checks each key.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="assignments">Texts <c>key.path=value</c>, and options as <c>--site=NAME</c>.</param>
    /// <param name="callerFolder">Folder to which <paramref name="file"/> and paths in <paramref name="assignments"/> are relative.</param>
    /// <exception cref="InvalidCampaignException">Anything in it is unknown, of the wrong type or impossible.</exception>
    public static Campaign Read(string file, IReadOnlyList<string> assignments, string callerFolder)
    {
        CampaignDocument document = CampaignDocument.Load(file, assignments, callerFolder);
        YamlSection root = document.Root;
        string name = root.Text("campaign", required: true) ?? "";
        if (name.Length > 0 && !NamePattern.IsMatch(name)) root.Complain("campaign", "not a name", NameRule);
        ulong seed = root.Seed("seed");
        DesignSettings design = ReadDesign(root, seed);
        List<MockRecipe> recipes = ReadRecipes(root);
        List<TrainingSetSettings> trainingSets = ReadTrainingSets(root, recipes);
        // What the training sets ask of the cones can be told of sound ones only.
        SimulationSettings? simulation =
            ReadSimulation(root, document.IsValid ? ConeDemand.Of(recipes, trainingSets) : null, hasDemand: trainingSets.Count > 0);
        double? coreHours = ReadBudget(root);
        string? site = ReadSite(root, document.Folder);
        root.RefuseOtherKeys();
        document.ThrowIfInvalid();
        return new Campaign
        {
            Name = name,
            Seed = seed,
            Design = design,
            Simulation = simulation,
            Recipes = recipes,
            TrainingSets = trainingSets,
            CoreHours = coreHours,
            SiteProfile = site,
            EffectiveText = CampaignText.WithAbsolutePaths(document),
            PortableText = CampaignText.WithoutPaths(document),
        };
    }

    private static double? ReadBudget(YamlSection root)
    {
        if (root.Section("budget") is not { } section) return null;
        double hours = section.Number("core_hours", NumberRange.Open(0, 1e12, "core-hours"));
        section.RefuseOtherKeys();
        return hours;
    }

    private static string? ReadSite(YamlSection root, string folder)
    {
        if (root.NameOrPath("site") is not { } place) return null;
        if (SiteProfileFiles.Find(place, folder) is { } file) return file;
        bool isPath = Path.IsPathRooted(place);
        IReadOnlyList<string> names = SiteProfileFiles.Names(folder);
        string hint = NearestName.Of(place, names) is { } near ? $"; did you mean '{near}'?" : "";
        root.Complain(
            "site", isPath ? "there is no such site profile" : $"there is no site of this name{hint}",
            $"{string.Join(", ", names)}, or the path of a profile");
        return null;
    }

    private const string NameRule = "letters, digits, '.', '_', '-', starting with a letter or digit, at most 64";

    [GeneratedRegex(
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern { get; }

    private static IEnumerable<(string Name, YamlSection Section)> NamedSections(YamlSection root, string key)
    {
        if (root.Section(key) is not { } parent) yield break;
        foreach (string name in parent.WrittenKeys)
        {
            if (parent.Section(name) is not { } section) continue;
            if (!NamePattern.IsMatch(name)) parent.Complain(name, "not a name", NameRule);
            yield return (name, section);
        }
    }
}
