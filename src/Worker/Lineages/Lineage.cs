using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>What an artefact is made of: the answer to "is it done?" and "why is it there?".</summary>
/// <remarks>
/// Two artefacts with the same <see cref="Hash"/> were made by the same stage from the same inputs with the same parameters and seed.
/// Sites, threads and paths are not part of it, because results do not depend on them.
/// </remarks>
public sealed record Lineage
{
    private string? hash;

    /// <summary>Name of the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Version of the stage; raised whenever its results change.</summary>
    public required int StageVersion { get; init; }

    /// <summary>The parameters that this stage reads.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>Lineage hashes of the inputs, by role.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Seed of the stage's random numbers; null for a stage that draws none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>SHA-256 over the canonical JSON, 64 hexadecimal digits.</summary>
    public string Hash => hash ??= Convert.ToHexStringLower(Sha256.HashData(CanonicalJson.Bytes(ToJson())));

    /// <summary>The first 16 digits of <see cref="Hash"/>, which name folders.</summary>
    public string ShortHash => Hash[..16];

    /// <summary>Everything that is hashed, as JSON.</summary>
    public JsonObject ToJson()
    {
        var inputs = new JsonObject();
        foreach ((string role, string input) in Inputs) inputs[role] = input;
        return new JsonObject
        {
            ["stage"] = Stage,
            ["stage_version"] = StageVersion,
            ["parameters"] = Parameters.DeepClone(),
            ["inputs"] = inputs,
            ["seed"] = Seed,
        };
    }

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    /// <param name="json">A lineage, as results keep it.</param>
    public static Lineage FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Lineage
        {
            Stage = (string)json["stage"]!,
            StageVersion = (int)json["stage_version"]!,
            Parameters = (JsonObject)json["parameters"]!.DeepClone(),
            Inputs = ((JsonObject)json["inputs"]!).ToDictionary(input => input.Key, input => (string)input.Value!, StringComparer.Ordinal),
            Seed = (ulong?)json["seed"],
        };
    }
}
