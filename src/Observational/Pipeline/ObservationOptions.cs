using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Which effects an observation has, each of which can be switched off alone.</summary>
/// <remarks>
/// Switching an effect off leaves the same galaxies in the table and every draw of the other effects as it was: an ablation differs by that effect only.
/// </remarks>
public sealed record ObservationOptions
{
    /// <summary>Whether redshifts carry the peculiar velocity; on by default. Off, the redshift that light has is that of the expansion alone.</summary>
    public bool RedshiftSpaceDistortions { get; init; } = true;

    /// <summary>The observed part of the sky in the cone's frame; null, the default, for all of it.</summary>
    public ISkyRegion? Mask { get; init; }

    /// <summary>Fraction of the galaxies inside the mask that were observed, within (0, 1]; 1 by default.</summary>
    public double Completeness { get; init; } = 1;

    /// <summary>Photometric redshift errors; null, the default, for spectroscopic redshifts, which report the redshift that light has.</summary>
    public PhotometricErrors? PhotometricRedshifts { get; init; }

    /// <summary>Refuses impossible values.</summary>
    /// <exception cref="InvalidInputException">A value lies outside its range; the exception names the key, the value and the range.</exception>
    public void Validate()
    {
        Refuse.NotAFraction("completeness", Completeness);
        PhotometricRedshifts?.Validate();
    }
}
