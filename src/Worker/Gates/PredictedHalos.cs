namespace Orchestrator.Worker;

/// <summary>Numbers of halos by Watson et al. 2013 and by the ratios of sound runs to it.</summary>
/// <param name="Count">By the fit.</param>
/// <param name="Least">The least that a sound run has on average.</param>
/// <param name="Greatest">The most that it has on average.</param>
/// <param name="Response">Sum over the halos of bias times growth factor: what a long wave of today's linear amplitude 1 adds.</param>
internal readonly record struct PredictedHalos(double Count, double Least, double Greatest, double Response)
{
    /// <summary>Adds up.</summary>
    public static PredictedHalos operator +(PredictedHalos a, PredictedHalos b) =>
        new(a.Count + b.Count, a.Least + b.Least, a.Greatest + b.Greatest, a.Response + b.Response);
}
