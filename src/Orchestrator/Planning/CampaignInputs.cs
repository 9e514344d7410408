using Orchestrator.Campaigns;
using Orchestrator.Designs;
using Orchestrator.HaloHod;

namespace Orchestrator.Planning;

/// <summary>All that a campaign starts from, checked before anything runs.</summary>
internal sealed record CampaignInputs
{
    /// <summary>The campaign.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>Its cosmologies.</summary>
    public required CampaignDesign Design { get; init; }

    /// <summary>Where the halos come from, one a point, in the order of the points.</summary>
    public required IReadOnlyList<SimulationSource> Sources { get; init; }

    /// <summary>The one mass cut of the campaign.</summary>
    public required MinimumMassReport Masses { get; init; }

    /// <summary>The group of a simulation: the first one whose initial conditions have the same seed.</summary>
    public int GroupOf(DesignPoint point) => Design.Points.First(other => other.Seed == point.Seed).Simulation;
}
