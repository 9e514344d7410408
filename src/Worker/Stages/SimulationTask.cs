using System.Text.Json.Nodes;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>What one simulation is made of: a point of the design, an engine, a box and a cone.</summary>
public sealed record SimulationTask
{
    /// <summary>Number of the simulation in the design.</summary>
    public required int Simulation { get; init; }

    /// <summary>The program that simulates.</summary>
    public required SimulationEngine Engine { get; init; }

    /// <summary>The run: cosmology, seed, box, grid, cone, smallest halo.</summary>
    public required RunParameters Parameters { get; init; }

    /// <summary>Redshifts of the catalogues, descending; the run ends at the last.</summary>
    public required IReadOnlyList<double> OutputRedshifts { get; init; }

    /// <summary>The parameters that the halos' lineage is hashed over.</summary>
    /// <remarks>The sizes of PINOCCHIO's buffers are not among them: too small ones stop a run or are judged, others change nothing, and a
    /// run that is tried again with larger ones is the same run.</remarks>
    public JsonObject ToJson() => new()
    {
        ["simulation"] = Simulation,
        ["engine"] = Engine.ToJson(),
        ["cosmology"] = ConeDescription.ToJson(Parameters.Cosmology),
        ["power_spectrum"] = Parameters.PowerSpectrum is "no" ? "EH" : Parameters.PowerSpectrum,
        ["seed"] = Parameters.RandomSeed,
        ["fixed_amplitudes"] = Parameters.FixedAmplitudes,
        ["paired_phases"] = Parameters.PairedPhases,
        ["box"] = Parameters.BoxSize,
        ["grid"] = Parameters.GridSize,
        ["min_halo_particles"] = Parameters.MinimumHaloParticles,
        ["boundary_layer_factor"] = Parameters.BoundaryLayerFactor,
        ["outputs"] = new JsonArray([.. OutputRedshifts.Select(redshift => (JsonNode)redshift)]),
        ["cone"] = Parameters.Cone is { } cone ? ConeToJson(cone) : null,
    };

    /// <summary>Sizes of PINOCCHIO's buffers, which <see cref="ToJson"/> leaves out.</summary>
    public JsonObject BuffersToJson() => new()
    {
        ["MaxMem"] = Parameters.MaximumMemory,
        ["MaxMemPerParticle"] = Parameters.MemoryPerParticle,
        ["PredPeakFactor"] = Parameters.PredictedPeakFactor,
    };

    /// <summary>Reads <see cref="ToJson"/> and <see cref="BuffersToJson"/> back.</summary>
    /// <param name="json">The parameters.</param>
    /// <param name="buffers">The buffers; null for the usual sizes.</param>
    public static SimulationTask FromJson(JsonObject json, JsonObject? buffers = null)
    {
        int simulation = (int)json["simulation"]!;
        var parameters = new RunParameters
        {
            RunFlag = RunFlagOf(simulation),
            BoxSize = (double)json["box"]!,
            GridSize = (int)json["grid"]!,
            RandomSeed = (int)json["seed"]!,
            Cosmology = ConeDescription.CosmologyFromJson((JsonObject)json["cosmology"]!),
            PowerSpectrum = (string)json["power_spectrum"]! is var spectrum and not "EH" ? spectrum : "no",
            FixedAmplitudes = (bool)json["fixed_amplitudes"]!,
            PairedPhases = (bool)json["paired_phases"]!,
            MinimumHaloParticles = (int)json["min_halo_particles"]!,
            BoundaryLayerFactor = (double)json["boundary_layer_factor"]!,
            WithoutHistories = true,
            Cone = json["cone"] is JsonObject cone ? ConeFromJson(cone) : null,
        };
        if (buffers is not null)
        {
            parameters = parameters with
            {
                MaximumMemory = (int)buffers["MaxMem"]!,
                MemoryPerParticle = (double)buffers["MaxMemPerParticle"]!,
                PredictedPeakFactor = (double)buffers["PredPeakFactor"]!,
            };
        }
        return new SimulationTask
        {
            Simulation = simulation,
            Engine = SimulationEngine.FromJson((JsonObject)json["engine"]!),
            Parameters = parameters,
            OutputRedshifts = [.. json["outputs"]!.AsArray().Select(redshift => (double)redshift!)],
        };
    }

    /// <summary>The name that a simulation's run has in the names of its files.</summary>
    public static string RunFlagOf(int simulation) => $"sim{simulation:D6}";

    private static JsonObject ConeToJson(ConeParameters cone) => new()
    {
        ["z_max"] = cone.FarRedshift,
        ["z_min"] = cone.NearRedshift,
        ["half_angle"] = cone.HalfAngle,
        ["vertex"] = VectorToJson(cone.Vertex),
        ["axis"] = VectorToJson(cone.Axis),
    };

    private static JsonArray? VectorToJson((double X, double Y, double Z)? vector) =>
        vector is var (x, y, z) ? new JsonArray(x, y, z) : null;

    private static ConeParameters ConeFromJson(JsonObject json) => new(
        (double)json["z_max"]!, (double)json["z_min"]!, (double)json["half_angle"]!)
    {
        Vertex = VectorFromJson(json["vertex"]),
        Axis = VectorFromJson(json["axis"]),
    };

    private static (double X, double Y, double Z)? VectorFromJson(JsonNode? json) =>
        json is JsonArray vector ? ((double)vector[0]!, (double)vector[1]!, (double)vector[2]!) : null;
}
