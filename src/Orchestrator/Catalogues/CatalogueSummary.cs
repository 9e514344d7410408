using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Worker;

namespace Orchestrator.Catalogues;

/// <summary>What is in a catalogue's file.</summary>
internal sealed record CatalogueSummary
{
    /// <summary>What kind of file it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Further facts, name and value; a name may come more than once, as that of warnings.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<CatalogueColumn> Columns { get; init; }

    /// <summary>Halos by mass beside Watson et al. 2013; null where cosmology or volume are not known.</summary>
    public ConeMassFunction? MassFunction { get; init; }

    /// <summary>The summary in words.</summary>
    public IEnumerable<string> InWords()
    {
        yield return $"{File}: {Kind}, {Rows} rows";
        foreach ((string name, string value) in Facts) yield return $"  {name,-18} {value}";
        int width = Columns.Select(column => column.Name.Length).DefaultIfEmpty(0).Max();
        int units = Columns.Select(column => column.Unit.Length).DefaultIfEmpty(0).Max();
        foreach (CatalogueColumn column in Columns)
        {
            string range = column.Minimum is null ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{column.Minimum:G6} .. {column.Maximum:G6}");
            yield return $"  {column.Name.PadRight(width)}  {column.Unit.PadRight(units)}  {range}";
        }
        if (MassFunction is null) yield break;
        yield return "  log10 M [Msun/h]      halos     Watson 2013   ratio";
        for (int bin = 0; bin < MassFunction.Counts.Count; bin++)
        {
            double edge = MassFunction.FirstEdge + (bin * ConeMassFunction.BinWidth), expected = MassFunction.Expected[bin];
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {edge,6:F2} .. {edge + ConeMassFunction.BinWidth,5:F2} {MassFunction.Counts[bin],12} {expected,15:F1} {(expected > 0 ? MassFunction.Counts[bin] / expected : 0),7:F3}");
        }
    }

    /// <summary>The summary as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["file"] = File,
        ["kind"] = Kind,
        ["rows"] = Rows,
        ["facts"] = new JsonObject(Facts.GroupBy(fact => fact.Name, StringComparer.Ordinal)
            .Select(facts => KeyValuePair.Create(facts.Key, (JsonNode?)string.Join("; ", facts.Select(fact => fact.Value))))),
        ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)new JsonObject
        {
            ["name"] = column.Name,
            ["unit"] = column.Unit,
            ["minimum"] = column.Minimum,
            ["maximum"] = column.Maximum,
            ["description"] = column.Description,
        })]),
        ["mass_function"] = MassFunction?.ToJson(),
    };
}
