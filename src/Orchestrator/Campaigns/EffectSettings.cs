using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Campaigns;

/// <summary>The <c>effects</c> section of a recipe.</summary>
internal sealed record EffectSettings
{
    /// <summary>Whether peculiar velocities shift the redshifts.</summary>
    public required bool RedshiftSpaceDistortions { get; init; }

    /// <summary>Photometric redshift errors, or null for none.</summary>
    public PhotometricErrors? PhotometricRedshift { get; init; }

    /// <summary>Angular mask, a <see cref="CapMask"/> or a <see cref="RectangleMask"/>, or null for none.</summary>
    public ISkyRegion? Mask { get; init; }

    /// <summary>Fraction of the galaxies inside the mask that were observed.</summary>
    public double Completeness { get; init; } = 1;
}
