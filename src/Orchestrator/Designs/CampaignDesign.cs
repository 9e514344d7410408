using System.Globalization;
using Orchestrator.Campaigns;
using Orchestrator.Campaigns.Yaml;
using Orchestrator.LatinHypercube;
using Orchestrator.Numerics;

namespace Orchestrator.Designs;

/// <summary>The cosmologies of a campaign: its table, read and checked.</summary>
internal sealed record CampaignDesign
{
    /// <summary>The table's file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>The table.</summary>
    public required DesignTable Table { get; init; }

    /// <summary>Its points, by number of the simulation.</summary>
    public required IReadOnlyList<DesignPoint> Points { get; init; }

    /// <summary>The table as <c>design.csv</c> has it.</summary>
    public string ToCsv() => WorkspaceDesign.Csv(Table);

    /// <summary>Reads the table of a campaign whose design is one.</summary>
    /// <exception cref="InvalidCampaignException">The table is missing, or holds what cannot be simulated; lists every fault.</exception>
    public static CampaignDesign Read(string file)
    {
        if (!System.IO.File.Exists(file)) throw new InvalidInputException("the design table does not exist", file);
        using StreamReader reader = System.IO.File.OpenText(file);
        return Of(DesignCsv.Read(reader, file), file);
    }

    /// <summary>Checks a table.</summary>
    /// <exception cref="InvalidCampaignException">It holds what cannot be simulated; lists every fault.</exception>
    public static CampaignDesign Of(DesignTable table, string file)
    {
        var complaints = new List<InvalidInputException>();
        foreach (string name in table.Names.Where(name => !CosmologyParameterNames.All.Contains(name, StringComparer.Ordinal)))
        {
            string hint = NearestName.Of(name, CosmologyParameterNames.All) is { } near ? $"unknown column; did you mean '{near}'?"
                : "unknown column";
            complaints.Add(new InvalidInputException(hint, file, key: name, allowed: string.Join(", ", CosmologyParameterNames.All)));
        }
        if (!table.HasSeeds)
            complaints.Add(
                new InvalidInputException("missing column", file, key: "seed", allowed: "the seed of each run's initial conditions"));
        if (complaints.Count > 0) throw new InvalidCampaignException(complaints);
        DesignPoint[] points =
            [.. Enumerable.Range(0, table.Count).Select(row => Point(table, row, file, complaints)).OrderBy(point => point.Simulation)];
        if (complaints.Count > 0) throw new InvalidCampaignException(complaints);
        return new CampaignDesign { File = file, Table = table, Points = points };
    }

    private static DesignPoint Point(DesignTable table, int row, string file, List<InvalidInputException> complaints)
    {
        const int LargestSimulation = (1 << 24) - 1;
        int simulation = table.Simulation[row];
        if (simulation > LargestSimulation)
            complaints.Add(
                new InvalidInputException(
                    "out of range", file, key: "simulation", value: $"{simulation}", allowed: $"0 to {LargestSimulation}"));
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string name in table.Names)
        {
            double value = table.Column(name)[row];
            NumberRange range = CosmologyParameterNames.RangeOf(name);
            if (!range.Contains(value))
            {
                complaints.Add(new InvalidInputException(
                    $"simulation {simulation} cannot have it", file, key: name, value: value.ToString("R", CultureInfo.InvariantCulture),
                        allowed: range.ToString()));
            }
            values[name] = value;
        }
        return new DesignPoint { Simulation = simulation, Slice = table.Slice[row], Seed = (ulong)table.Seed[row], Parameters = values };
    }
}
