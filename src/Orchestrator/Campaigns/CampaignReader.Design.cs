using Orchestrator.Campaigns.Yaml;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private static readonly string[] DesignKinds = ["table", "sliced-orthogonal", "latin", "sobol"];

    private static DesignSettings ReadDesign(YamlSection root)
    {
        var none = new DesignSettings { Kind = DesignKind.Table, Parameters = [], Fixed = new Dictionary<string, double>(StringComparer.Ordinal) };
        if (root.Section("design", required: true) is not { } section) return none;
        var kind = (DesignKind)Array.IndexOf(DesignKinds, section.Word("kind", DesignKinds));
        DesignSettings settings = none with { Kind = kind, Fixed = ReadFixed(section) };
        settings = kind == DesignKind.Table
            ? settings with { File = section.FilePath("file", required: false) }
            : ReadDrawnDesign(section, settings);
        section.RefuseOtherKeys();
        return settings;
    }

    private static DesignSettings ReadDrawnDesign(YamlSection section, DesignSettings settings)
    {
        int points = section.Integer("points", 2, 1_000_000);
        int? slices = section.Has("slices") ? section.Integer("slices", 1, points) : null;
        IReadOnlyList<int>? active = null;
        if (section.Has("active_slices") && section.Texts("active_slices", AllowedSlices, orWord: "all") is { } listed)
        {
            active = [.. listed.Select(text => int.TryParse(text, out int slice) ? slice : -1)];
            if (active.Any(slice => slice < 0)) section.Complain("active_slices", "not slice numbers", AllowedSlices);
        }
        return settings with { Points = points, Slices = slices, ActiveSlices = active, Parameters = ReadParameterRanges(section, settings.Fixed) };
    }

    private const string AllowedSlices = "all, or a list of slice numbers from 0";

    private static List<ParameterRange> ReadParameterRanges(YamlSection design, IReadOnlyDictionary<string, double> fixedParameters)
    {
        var ranges = new List<ParameterRange>();
        if (design.Section("parameters", required: true) is not { } section) return ranges;
        foreach (string written in section.WrittenKeys)
        {
            string name = CosmologyParameterNames.Canonical(written);
            if (!CosmologyParameterNames.All.Contains(name, StringComparer.Ordinal)) continue;
            if (section.Section(written) is not { } range) continue;
            double minimum = range.Number("min", CosmologyParameterNames.RangeOf(name));
            double maximum = range.Number("max", CosmologyParameterNames.RangeOf(name));
            range.RefuseOtherKeys();
            if (minimum >= maximum) section.Complain(written, $"min {minimum:R} is not below max {maximum:R}", "min below max");
            if (fixedParameters.ContainsKey(name)) section.Complain(written, "both varied and fixed", "either of them");
            if (ranges.Any(other => string.Equals(other.Name, name, StringComparison.Ordinal))) section.Complain(written, "given twice: 'w' means 'w0'", "either of them");
            ranges.Add(new ParameterRange(name, minimum, maximum));
        }
        RefuseUnknownParameters(section);
        if (ranges.Count < 2) design.Complain("parameters", $"{ranges.Count} varied parameter(s)", "at least 2");
        return ranges;
    }

    private static Dictionary<string, double> ReadFixed(YamlSection design)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        if (design.Section("fixed") is not { } section) return values;
        foreach (string written in section.WrittenKeys)
        {
            string name = CosmologyParameterNames.Canonical(written);
            if (!CosmologyParameterNames.All.Contains(name, StringComparer.Ordinal)) continue;
            if (!values.TryAdd(name, section.Number(written, CosmologyParameterNames.RangeOf(name))))
                section.Complain(written, "given twice: 'w' means 'w0'", "either of them");
        }
        RefuseUnknownParameters(section);
        return values;
    }

    private static void RefuseUnknownParameters(YamlSection section)
    {
        foreach (string name in CosmologyParameterNames.All) section.Has(name);
        section.Has("w");
        section.RefuseOtherKeys();
    }
}
