using System.Globalization;
using Orchestrator.Campaigns.Yaml;
using Orchestrator.LatinHypercube;
using Orchestrator.Numerics;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private const string AllowedSlices = "all, or a list of slice numbers from 0";

    private static readonly string[] DesignKinds = ["sliced-orthogonal", "latin", "sobol", "table"];

    private static DesignSettings ReadDesign(YamlSection root, ulong seed)
    {
        var settings = new DesignSettings { Fixed = new Dictionary<string, double>(StringComparer.Ordinal) };
        if (root.Section("design", required: true) is not { } section) return settings;
        var kind = (DesignKind)Array.IndexOf(DesignKinds, section.Word("kind", DesignKinds));
        settings = settings with { Fixed = ReadFixed(section) };
        settings = kind == DesignKind.Table
            ? settings with { File = section.FilePath("file", required: false) }
            : settings with { Specification = ReadSpecification(section, kind, settings.Fixed, seed) };
        section.RefuseOtherKeys();
        return settings;
    }

    private static DesignSpecification? ReadSpecification(
        YamlSection section, DesignKind kind, IReadOnlyDictionary<string, double> fixedParameters, ulong seed)
    {
        int points = section.Integer("points", 2, DesignSpecification.MaximumPoints);
        var specification = new DesignSpecification
        {
            Kind = kind,
            Points = points,
            Slices = section.Has("slices") ? section.Integer("slices", 1, points) : null,
            ActiveSlices = ReadActiveSlices(section),
            ReservedTestSlice = section.Has("test_slice") ? section.Integer("test_slice", 0, points) : null,
            Parameters = ReadParameters(section, "parameters", fixedParameters),
            MockParameters = section.Has("mock_parameters") ? ReadParameters(section, "mock_parameters", fixedParameters) : [],
            Derived = ReadDerived(section),
            Constraints = section.Texts("constraints", "a list of conditions, as in 'w0 + wa < 0'") ?? [],
            Fixed = fixedParameters,
            Exchanges = section.Has("exchanges") ? section.Integer("exchanges", 0, int.MaxValue) : null,
            Seed = seed,
        };
        if (!section.IsValid) return specification;
        try
        {
            specification.Validate();
        }
        catch (InvalidInputException fault)
        {
            section.ComplainAboutAll($"{fault.Key} = {fault.Value}: {fault.Problem}", fault.Allowed ?? "");
        }
        return specification;
    }

    private static int[]? ReadActiveSlices(YamlSection section)
    {
        if (section.Texts("active_slices", AllowedSlices, orWord: "all") is not { } listed) return null;
        int[] slices =
            [.. listed.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int slice) ? slice : -1)];
        if (slices.Any(slice => slice < 0)) section.Complain("active_slices", "not slice numbers", AllowedSlices);
        return slices;
    }

    private static List<DesignParameter> ReadParameters(YamlSection design, string key, IReadOnlyDictionary<string, double> fixedParameters)
    {
        var parameters = new List<DesignParameter>();
        if (design.Section(key, required: true) is not { } section) return parameters;
        foreach (string written in section.WrittenKeys)
        {
            string name = CosmologyParameterNames.Canonical(written);
            if (section.Section(written) is not { } range) continue;
            NumberRange allowed = CosmologyParameterNames.All.Contains(name, StringComparer.Ordinal)
                ? CosmologyParameterNames.RangeOf(name) : NumberRange.Any;
            if (ReadPrior(range, allowed) is { } prior) parameters.Add(new DesignParameter(name, prior));
            range.RefuseOtherKeys();
            if (fixedParameters.ContainsKey(name)) section.Complain(written, "both varied and fixed", "either of them");
        }
        return parameters;
    }

    private static Prior? ReadPrior(YamlSection range, NumberRange allowed)
    {
        if (!range.Has("mean"))
        {
            double minimum = range.Number("min", allowed), maximum = range.Number("max", allowed);
            if (minimum >= maximum) range.ComplainAboutAll($"min {minimum:R} is not below max {maximum:R}", "min below max");
            return range.Word("prior", ["uniform", "log-uniform"], fallback: "uniform") is "uniform"
                ? new UniformPrior(minimum, maximum)
                : new LogUniformPrior(minimum, maximum);
        }
        double mean = range.Number("mean", allowed), sigma = range.Number("sigma", NumberRange.Positive());
        return range.Has("min") | range.Has("max")
            ? new TruncatedNormalPrior(mean, sigma, range.Number("min", allowed), range.Number("max", allowed))
            : new NormalPrior(mean, sigma);
    }

    private static List<DerivedParameter> ReadDerived(YamlSection design)
    {
        var derived = new List<DerivedParameter>();
        if (design.Section("derived") is not { } section) return derived;
        foreach (string name in section.WrittenKeys)
            if (section.Text(name, required: true) is { } formula)
                derived.Add(new DerivedParameter(CosmologyParameterNames.Canonical(name), formula));
        return derived;
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
        foreach (string name in CosmologyParameterNames.All) section.Has(name);
        section.Has("w");
        section.RefuseOtherKeys();
        return values;
    }
}
