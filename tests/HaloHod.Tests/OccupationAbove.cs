namespace Orchestrator.HaloHod.Tests;

/// <summary>One central and a fixed number of satellites in every halo above a mass; nothing below.</summary>
internal sealed class OccupationAbove(double threshold, double satellites = 2) : IHodModel
{
    public double MeanCentrals(double mass) => mass >= threshold ? 1 : 0;

    public double MeanSatellites(double mass) => mass >= threshold ? satellites : 0;
}
