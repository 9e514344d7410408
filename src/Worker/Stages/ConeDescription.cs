using System.Text.Json.Nodes;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>What <c>halos.h5</c> says about its cone, under <c>/provenance/cone</c>.</summary>
/// <param name="Cosmology">Cosmology of the simulation.</param>
/// <param name="Geometry">The cone.</param>
public sealed record ConeDescription(CosmologyParameters Cosmology, LightConeGeometry Geometry)
{
    /// <summary>Name of the text in the file's provenance.</summary>
    public const string ProvenanceName = "cone";

    /// <summary>The description as JSON text.</summary>
    public string ToText() => CanonicalJson.Text(new JsonObject
    {
        ["cosmology"] = ToJson(Cosmology),
        ["box"] = Geometry.BoxSize,
        ["vertex"] = new JsonArray(Geometry.Vertex.X, Geometry.Vertex.Y, Geometry.Vertex.Z),
        ["axis"] = new JsonArray(Geometry.Axis.X, Geometry.Axis.Y, Geometry.Axis.Z),
        ["half_angle"] = Geometry.HalfAngle,
        ["z_min"] = Geometry.MinimumRedshift,
        ["z_max"] = Geometry.MaximumRedshift,
    });

    /// <summary>Reads <see cref="ToText"/> back.</summary>
    /// <param name="texts">The provenance of a halo file.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="InvalidInputException">The file does not describe a cone.</exception>
    public static ConeDescription From(IReadOnlyDictionary<string, string> texts, string file)
    {
        if (!texts.TryGetValue(ProvenanceName, out string? text))
            throw new InvalidInputException("the halos are not those of a light cone", file, key: $"/provenance/{ProvenanceName}");
        JsonNode json = JsonNode.Parse(text)!;
        JsonNode cosmology = json["cosmology"]!;
        var geometry = new LightConeGeometry(
            (double)json["box"]!, Vector(json["vertex"]!), Vector(json["axis"]!), (double)json["half_angle"]!, (double)json["z_min"]!,
                (double)json["z_max"]!);
        return new ConeDescription(CosmologyFromJson((JsonObject)cosmology), geometry);
    }

    /// <summary>The parameters of a cosmology under their names in campaign files.</summary>
    public static JsonObject ToJson(CosmologyParameters cosmology) => new()
    {
        ["omega_m"] = cosmology.OmegaM,
        ["omega_b"] = cosmology.OmegaB,
        ["h"] = cosmology.H,
        ["n_s"] = cosmology.NS,
        ["sigma8"] = cosmology.Sigma8,
        ["w0"] = cosmology.W0,
        ["wa"] = cosmology.Wa,
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static CosmologyParameters CosmologyFromJson(JsonObject json) => new()
    {
        OmegaM = (double)json["omega_m"]!,
        OmegaB = (double)json["omega_b"]!,
        H = (double)json["h"]!,
        NS = (double)json["n_s"]!,
        Sigma8 = (double)json["sigma8"]!,
        W0 = (double)json["w0"]!,
        Wa = (double)json["wa"]!,
    };

    private static CartesianVector Vector(JsonNode json) => new((double)json[0]!, (double)json[1]!, (double)json[2]!);
}
