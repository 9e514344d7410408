namespace Orchestrator.LatinHypercube;

/// <summary>How an orthogonal array can be made, known before it is made.</summary>
/// <param name="Name">The construction's name, for the certificate.</param>
/// <param name="Levels">Levels q of a factor.</param>
/// <param name="Strength">Strength t.</param>
/// <param name="Runs">Rows.</param>
/// <param name="Make">Makes it with the wanted number of factors.</param>
internal sealed record OrthogonalArrayConstruction(string Name, int Levels, int Strength, int Runs, Func<OrthogonalArray> Make)
{
    /// <summary>Every construction known here with at least the wanted factors and exactly or fewer runs, such that its runs divide the points.</summary>
    /// <param name="points">The points n that the runs must divide.</param>
    /// <param name="factors">The number of columns.</param>
    public static IEnumerable<OrthogonalArrayConstruction> Dividing(int points, int factors)
    {
        for (int levels = 2; (long)levels * levels <= points; levels++)
        {
            if (points % levels != 0) continue;
            for (int strength = 2; strength <= factors; strength++)
            {
                long runs = IntegerFactors.Power(levels, strength);
                if (runs > points) break;
                if (points % runs == 0 && Find(levels, strength, (int)runs, factors) is { } found) yield return found;
            }

            foreach (var linear in Linear(points, levels, factors)) yield return linear;
        }
    }

    /// <summary>An array with the fewest possible rows, q^t.</summary>
    private static OrthogonalArrayConstruction? Find(int levels, int strength, int runs, int factors)
    {
        if (strength == factors)
            return new("full factorial", levels, strength, runs, () => OrthogonalArray.FullFactorial(levels, factors));
        if (strength == factors - 1)
            return new("zero sum", levels, strength, runs, () => OrthogonalArray.ZeroSum(levels, factors));
        var primePowers = IntegerFactors.PrimePowers(levels);
        if (primePowers.Any(power => OrthogonalArray.BushFactors((int)IntegerFactors.Power(power.Prime, power.Exponent), strength) < factors)) return null;
        string name = (strength == 2 ? "Bose" : "Bush") + (primePowers.Count > 1 ? " product" : string.Empty);
        return new(name, levels, strength, runs, () => primePowers
            .Select(power => OrthogonalArray.Bush(GaloisField.Of(power.Prime, power.Exponent), strength, factors))
            .Aggregate(OrthogonalArray.Product));
    }

    /// <summary>Linear arrays of strength 2 with many columns.</summary>
    private static IEnumerable<OrthogonalArrayConstruction> Linear(int points, int levels, int factors)
    {
        var primePowers = IntegerFactors.PrimePowers(levels);
        if (primePowers.Count > 1) yield break;
        long runs = (long)levels * levels;
        for (int exponent = 3; (runs *= levels) <= points; exponent++)
        {
            if (points % runs != 0 || (runs - 1) / (levels - 1) < factors) continue;
            int chosen = exponent;
            yield return new("Rao-Hamming", levels, 2, (int)runs, () =>
                OrthogonalArray.RaoHamming(GaloisField.Of(primePowers[0].Prime, primePowers[0].Exponent), chosen, factors));
            yield break;
        }
    }
}
