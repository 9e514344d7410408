using System.Collections.Concurrent;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>The engine's answers to the reference runs, each computed once.</summary>
internal static class EngineRuns
{
    private static readonly ConcurrentDictionary<RunParameters, Lazy<EngineResult>> Done = new();

    /// <summary>A reference run, and the engine's result for its parameter file.</summary>
    public static (PinocchioRun Reference, EngineResult Result) Of(string name)
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(name);
        // Runs that differ in the form of their files only have one result.
        return (reference, Done.GetOrAdd(reference.Parameters with { CatalogInAscii = false }, _ => new(() => PinocchioEngine.Run(
            reference.Parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder, Threads = 2 },
            cancellation: TestContext.Current.CancellationToken))).Value);
    }
}
