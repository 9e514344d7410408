using System.Globalization;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Checks that a finished run is the one that the design asks for, and that its cone covers what is asked of it.</summary>
public static class RunCheck
{
    /// <summary>Largest difference between a value of the design and of the run's parameter file.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>What a run has otherwise than the design says.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cosmology">The cosmology that the design says.</param>
    /// <param name="seed">The seed that the design says.</param>
    /// <param name="table">The design's file, for messages.</param>
    public static IReadOnlyList<InvalidInputException> AgainstDesign(
        PinocchioRun run, CosmologyParameters cosmology, ulong seed, string table)
    {
        CosmologyParameters own = run.Parameters.Cosmology;
        (string Name, double Design, double Run, string Key)[] pairs =
        [
            ("omega_m", cosmology.OmegaM, own.OmegaM, "Omega0"),
            ("omega_b", cosmology.OmegaB, own.OmegaB, "OmegaBaryon"),
            ("h", cosmology.H, own.H, "Hubble100"),
            ("n_s", cosmology.NS, own.NS, "PrimordialIndex"),
            ("sigma8", cosmology.Sigma8, own.Sigma8, "Sigma8"),
            ("w0", cosmology.W0, own.W0, "DEw0"),
            ("wa", cosmology.Wa, own.Wa, "DEwa"),
        ];
        var differences = new List<InvalidInputException>();
        foreach ((string name, double design, double value, string key) in pairs)
        {
            if (Math.Abs(design - value) > Tolerance)
                differences.Add(
                    Disagreement(
                        run, key, value,
                        string.Create(CultureInfo.InvariantCulture, $"{name} = {design:R} of {table}, within {Tolerance}")));
        }
        if (seed != (ulong)run.Parameters.RandomSeed)
            differences.Add(
                Disagreement(
                    run, "RandomSeed", run.Parameters.RandomSeed,
                    string.Create(CultureInfo.InvariantCulture, $"seed = {seed} of {table}")));
        return differences;
    }

    /// <summary>The geometry of the run's cone.</summary>
    /// <exception cref="InvalidInputException">The run has no cone, or its axis is known only to its log.</exception>
    public static LightConeGeometry Geometry(PinocchioRun run)
    {
        string file = run.ParameterFile.File;
        ConeParameters cone = run.Parameters.Cone
            ?? throw new InvalidInputException(
                "the run has no light cone", file, key: "StartingzForPLC", value: run.ParameterFile.Word("StartingzForPLC"),
                allowed: "a redshift above 0");
        if (cone.Axis is not { } axis || cone.Vertex is not { } vertex)
            throw new InvalidInputException(
                "the cone's vertex and axis were drawn at random", file, key: "PLCProvideConeData",
                allowed: "PLCProvideConeData with PLCCenter and PLCAxis");
        return new LightConeGeometry(
            run.Parameters.BoxSize,
            new CartesianVector(vertex.X, vertex.Y, vertex.Z),
            new CartesianVector(axis.X, axis.Y, axis.Z),
            Math.Min(180, cone.HalfAngle),
            cone.NearRedshift,
            cone.FarRedshift);
    }

    /// <summary>What a cone lacks in depth.</summary>
    /// <param name="run">The run.</param>
    /// <param name="geometry">Its cone.</param>
    /// <param name="near">Nearest redshift needed.</param>
    /// <param name="far">Farthest redshift needed, photometric scatter included.</param>
    /// <param name="purpose">What asks for it, for messages.</param>
    public static IReadOnlyList<InvalidInputException> Coverage(
        PinocchioRun run, LightConeGeometry geometry, double near, double far, string purpose)
    {
        var gaps = new List<InvalidInputException>();
        if (geometry.MaximumRedshift < far)
            gaps.Add(Gap(
                run, "StartingzForPLC", geometry.MaximumRedshift, $"the cone ends before what {purpose} needs", $"at least {far:G6}"));
        if (geometry.MinimumRedshift > near)
            gaps.Add(Gap(
                run, "LastzForPLC", geometry.MinimumRedshift, $"the cone begins beyond what {purpose} needs", $"at most {near:G6}"));
        return gaps;
    }

    /// <summary>What a cone lacks in width.</summary>
    /// <param name="run">The run.</param>
    /// <param name="geometry">Its cone.</param>
    /// <param name="field">The field of the maps.</param>
    /// <param name="purpose">What asks for it, for messages.</param>
    public static IReadOnlyList<InvalidInputException> Opening(
        PinocchioRun run, LightConeGeometry geometry, SkyField field, string purpose) => geometry.Covers(field)
        ? []
        : [Gap(run, "PLCAperture", geometry.HalfAngle, $"the cone is narrower than {purpose}, a {field.Description}",
            $"at least {field.HalfAngle:G6} degrees")];

    private static InvalidInputException Disagreement(PinocchioRun run, string key, double value, string allowed) => new(
        "the run disagrees with the design", run.ParameterFile.File, LineOf(run, key), key,
            value.ToString("R", CultureInfo.InvariantCulture), allowed);

    private static InvalidInputException Gap(PinocchioRun run, string key, double value, string problem, string allowed) =>
        new(problem, run.ParameterFile.File, LineOf(run, key), key, value.ToString("R", CultureInfo.InvariantCulture), allowed);

    private static int? LineOf(PinocchioRun run, string key) =>
        run.ParameterFile.Entries.FirstOrDefault(entry => string.Equals(entry.Key.Name, key, StringComparison.Ordinal))?.Line;
}
