using Orchestrator.Planning;
using Orchestrator.Sites;

namespace Orchestrator.Running;

/// <summary>What one attempt makes: the halos of a point with the mocks on them that are left, or one mock on halos that are there.</summary>
/// <param name="Folder">Folder of the task, relative to the campaign's root.</param>
/// <param name="Main">The task whose folder it is.</param>
/// <param name="Halos">The halos to make; null if they are there.</param>
/// <param name="Mocks">The mocks to make.</param>
/// <param name="Resources">What an attempt needs.</param>
/// <param name="WallTime">Wall time that an attempt is given.</param>
internal sealed record TaskUnit(
    string Folder, PlannedTask Main, PlannedSimulation? Halos, IReadOnlyList<PlannedMock> Mocks, TaskResources Resources, TimeSpan WallTime)
{
    /// <summary>Number of the design's point.</summary>
    public int Point => Main.Point.Simulation;

    /// <summary>Work as progress counts it: samples, and one for halos.</summary>
    public double Work => (Halos is null ? 0 : 1) + Mocks.Sum(mock => mock.Mock.Realisations * (1.0 + mock.Mock.Ablations.Count));
}
