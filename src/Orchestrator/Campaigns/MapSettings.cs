using Orchestrator.LightCone;
using Orchestrator.TrainingSets;

namespace Orchestrator.Campaigns;

/// <summary>The <c>maps</c> section of a training set.</summary>
internal sealed record MapSettings
{
    /// <summary>Number of redshift slices.</summary>
    public required int Slices { get; init; }

    /// <summary>Near edge of the first slice, in the estimated redshift.</summary>
    public required double MinimumRedshift { get; init; }

    /// <summary>Far edge of the last slice, in the estimated redshift.</summary>
    public required double MaximumRedshift { get; init; }

    /// <summary>The field on the sky.</summary>
    public required SkyField Field { get; init; }

    /// <summary>Pixels a side.</summary>
    public required int Pixels { get; init; }

    /// <summary>How counts are stored.</summary>
    public required MapElementType ElementType { get; init; }

    /// <summary>omega_m of the fiducial cosmology, in which slices are spaced.</summary>
    public required double FiducialOmegaM { get; init; }

    /// <summary>w0 of the fiducial cosmology.</summary>
    public required double FiducialW0 { get; init; }

    /// <summary>wa of the fiducial cosmology.</summary>
    public required double FiducialWa { get; init; }
}
