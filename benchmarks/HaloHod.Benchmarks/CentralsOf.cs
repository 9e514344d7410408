namespace Orchestrator.HaloHod.Benchmarks;

/// <summary>A halo occupation without its satellites.</summary>
internal sealed class CentralsOf(Zheng07Model model) : IHodModel
{
    public double MeanCentrals(double mass) => model.MeanCentrals(mass);

    public double MeanSatellites(double mass) => 0;

    public void MeanOccupation(ReadOnlySpan<double> masses, Span<double> centrals, Span<double> satellites)
    {
        model.MeanOccupation(masses, centrals, satellites);
        satellites.Clear();
    }
}
