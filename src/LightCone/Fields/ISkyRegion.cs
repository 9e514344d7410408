namespace Orchestrator.LightCone;

/// <summary>A part of the sky that can say whether a direction lies in it: a field, a survey's mask.</summary>
public interface ISkyRegion
{
    /// <summary>Whether a direction lies in the region.</summary>
    /// <param name="rightAscension">Right ascension in degrees, [0, 360).</param>
    /// <param name="declination">Declination in degrees, [-90, 90].</param>
    bool Contains(double rightAscension, double declination);

    /// <summary>How far inside the region a direction lies, in any continuous measure: above 0 inside, below 0 outside.</summary>
    /// <remarks>
    /// A <see cref="Footprint"/> follows it to the one place of a pixel that is seen, if any is. By default it only tells inside from
    /// outside, and a footprint may take a pixel for unseen whose seen part is smaller than its sub-grid.
    /// </remarks>
    /// <param name="rightAscension">Right ascension in degrees, [0, 360).</param>
    /// <param name="declination">Declination in degrees, [-90, 90].</param>
    double Depth(double rightAscension, double declination) => Contains(rightAscension, declination) ? 1 : -1;
}
