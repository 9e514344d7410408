using System.Collections.Concurrent;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>The engine's answers to the reference runs, each computed once.</summary>
internal static class EngineRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<(PinocchioRun Reference, EngineResult Result)>> Done = new(StringComparer.Ordinal);

    /// <summary>A reference run, and the engine's result for its parameter file.</summary>
    public static (PinocchioRun Reference, EngineResult Result) Of(string name)
    {
        _ = ReferenceData.Folder;
        return Done.GetOrAdd(name, static key => new(() =>
        {
            PinocchioRun reference = ReferenceRuns.Open(key);
            return (reference, PinocchioEngine.Run(
                reference.Parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder, Threads = 2 }, cancellation: TestContext.Current.CancellationToken));
        })).Value;
    }
}
