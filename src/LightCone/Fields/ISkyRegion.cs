namespace Orchestrator.LightCone;

/// <summary>A part of the sky that can say whether a direction lies in it: a field, a survey's mask.</summary>
public interface ISkyRegion
{
    /// <summary>Whether a direction lies in the region.</summary>
    /// <param name="rightAscension">Right ascension in degrees, [0, 360).</param>
    /// <param name="declination">Declination in degrees, [-90, 90].</param>
    bool Contains(double rightAscension, double declination);
}
