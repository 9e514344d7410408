using Orchestrator.CatalogFiles;
using Orchestrator.Cosmology;
using Orchestrator.Pinocchio;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Support;

/// <summary>Runs of the embedded engine for tests that need a finished run.</summary>
internal static class EngineRuns
{
    /// <summary>Redshifts of the catalogues.</summary>
    public static IReadOnlyList<double> Redshifts { get; } = [2, 1, 0.5, 0];

    /// <summary>The parameters of the reference run of 128^3 particles.</summary>
    public static RunParameters Reference128 { get; } = new()
    {
        RunFlag = "ref128",
        BoxSize = 256,
        GridSize = 128,
        RandomSeed = 12345,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
        WithoutHistories = true,
        Cone = new ConeParameters(0.3, 0, 10) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
    };

    /// <summary>Simulates one set of parameters, and writes the parameter file of another beside the outputs.</summary>
    public static PinocchioRun Simulate(string folder, RunParameters simulated, RunParameters? declared = null)
    {
        Folders.Create(folder);
        AtomicFile.WriteAllText(Path.Combine(folder, simulated.OutputList), OutputRedshifts.ToText(Redshifts));
        (declared ?? simulated).ToFile().Write(Path.Combine(folder, "parameter_file"));
        var options = new EngineOptions { CorrectKnownFaults = true, Folder = folder };
        EngineOutputs.Write(
            folder, PinocchioEngine.Run(simulated, Redshifts, options, cancellation: TestContext.Current.CancellationToken));
        return PinocchioRun.Open(folder);
    }
}
