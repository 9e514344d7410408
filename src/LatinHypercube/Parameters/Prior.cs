using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>How a parameter is distributed over its range: the map from a uniform number in (0, 1) to the parameter and back.</summary>
/// <remarks>Values are immutable. Levels of a design are levels of the cumulative probability.</remarks>
public abstract record Prior
{
    private protected Prior()
    {
    }

    /// <summary>The parameter below which the probability is <paramref name="probability"/>.</summary>
    /// <param name="probability">A number in (0, 1).</param>
    /// <returns>The parameter in its own unit, within the support.</returns>
    public abstract double Quantile(double probability);

    /// <summary>The probability below a value: 0 below the support, 1 above it.</summary>
    /// <param name="value">The parameter in its own unit.</param>
    public abstract double Cumulative(double value);

    /// <summary>What the prior is, as a certificate says it: <c>uniform [0.16, 0.46]</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Checks that the prior has a support.</summary>
    /// <param name="parameter">The parameter's name for the message.</param>
    /// <exception cref="InvalidInputException">It has none.</exception>
    internal abstract void Validate(string parameter);

    private protected static void RequireRange(string parameter, double minimum, double maximum)
    {
        if (!double.IsFinite(minimum)) throw new InvalidInputException("must be a finite number", key: $"{parameter}.min", value: Text(minimum));
        if (!double.IsFinite(maximum)) throw new InvalidInputException("must be a finite number", key: $"{parameter}.max", value: Text(maximum));
        if (minimum >= maximum)
            throw new InvalidInputException(
                "the range is empty",
                key: $"{parameter}.min", value: Text(minimum), allowed: $"below max = {Text(maximum)}");
    }

    private protected static void RequireScale(string parameter, double mean, double standardDeviation)
    {
        if (!double.IsFinite(mean)) throw new InvalidInputException("must be a finite number", key: $"{parameter}.mean", value: Text(mean));
        if (!double.IsFinite(standardDeviation) || standardDeviation <= 0)
            throw new InvalidInputException(
                "the prior has no support",
                key: $"{parameter}.sigma", value: Text(standardDeviation), allowed: "a finite number above 0");
    }

    private protected static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
