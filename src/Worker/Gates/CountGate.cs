namespace Orchestrator.Worker;

/// <summary>What comparisons of counts have in common.</summary>
internal static class CountGate
{
    /// <summary>Where fewer halos are predicted, none found is no news.</summary>
    public const double LeastPrediction = 0.1;

    private const double SmallestUnit = 1e-9;

    /// <summary>The check of a count, as ratios to the prediction.</summary>
    public static GateCheck Check(string gate, string subject, long halos, PredictedHalos predicted, (double Least, double Greatest) bounds)
    {
        double unit = Math.Max(predicted.Count, SmallestUnit);
        return new GateCheck
        {
            Gate = gate,
            Subject = subject,
            Value = halos / unit,
            Minimum = bounds.Least / unit,
            Maximum = bounds.Greatest / unit,
            Halos = halos,
            Predicted = predicted.Count,
        };
    }
}
