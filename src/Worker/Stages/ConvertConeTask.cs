using System.Text.Json.Nodes;
using Orchestrator.Cosmology;

namespace Orchestrator.Worker;

/// <summary>What the halos of one finished run are made of.</summary>
public sealed record ConvertConeTask
{
    /// <summary>Number of the simulation in the design.</summary>
    public required int Simulation { get; init; }

    /// <summary>Folder of the run.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The cosmology that the design says this run has.</summary>
    public required CosmologyParameters Cosmology { get; init; }

    /// <summary>Seed of the run's initial conditions.</summary>
    public required ulong InitialConditionsSeed { get; init; }

    /// <summary>Hashes that tell this run's files from any other's.</summary>
    public required IReadOnlyDictionary<string, string> Fingerprints { get; init; }

    /// <summary>The parameters that the halos' lineage is hashed over.</summary>
    public JsonObject ToJson()
    {
        var files = new JsonObject();
        foreach ((string name, string fingerprint) in Fingerprints.OrderBy(file => file.Key, StringComparer.Ordinal))
            files[name] = fingerprint;
        return new JsonObject
        {
            ["simulation"] = Simulation,
            ["cosmology"] = ConeDescription.ToJson(Cosmology),
            ["seed"] = InitialConditionsSeed,
            ["files"] = files,
        };
    }

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    /// <param name="json">The parameters.</param>
    /// <param name="runFolder">Folder of the run.</param>
    public static ConvertConeTask FromJson(JsonObject json, string runFolder)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new ConvertConeTask
        {
            Simulation = (int)json["simulation"]!,
            RunFolder = runFolder,
            Cosmology = ConeDescription.CosmologyFromJson((JsonObject)json["cosmology"]!),
            InitialConditionsSeed = (ulong)json["seed"]!,
            Fingerprints = ((JsonObject)json["files"]!).ToDictionary(file => file.Key, file => (string)file.Value!, StringComparer.Ordinal),
        };
    }
}
