using Orchestrator.LightCone;

namespace Orchestrator.Campaigns;

/// <summary>The light cone that a campaign's runs are to have; what was to be derived from the training sets is derived.</summary>
internal sealed record LightConeSettings
{
    /// <summary>Nearest redshift.</summary>
    public required double NearRedshift { get; init; }

    /// <summary>Farthest redshift, the reach of photometric scatter included.</summary>
    public required double FarRedshift { get; init; }

    /// <summary>Angle between axis and edge in degrees.</summary>
    public required double HalfAngle { get; init; }

    /// <summary>Position of the observer in units of the box.</summary>
    public required CartesianVector Vertex { get; init; }

    /// <summary>Direction in the box's axes; null for the one with the fewest repeats.</summary>
    public CartesianVector? Axis { get; init; }

    /// <summary>The field that all training sets share; null if there are none or several.</summary>
    public SkyField? Field { get; init; }
}
