namespace Orchestrator.LatinHypercube;

/// <summary>Exact integer arithmetic for run sizes.</summary>
internal static class IntegerFactors
{
    /// <summary>base^exponent, or <see cref="long.MaxValue"/> where that does not fit.</summary>
    public static long Power(int @base, int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
        {
            if (power > long.MaxValue / @base) return long.MaxValue;
            power *= @base;
        }

        return power;
    }

    /// <summary>The prime powers whose product is the number, in order of the primes: 360 = 2^3 x 3^2 x 5.</summary>
    public static IReadOnlyList<(int Prime, int Exponent)> PrimePowers(int number)
    {
        var factors = new List<(int, int)>();
        for (int prime = 2; (long)prime * prime <= number; prime++)
        {
            int exponent = 0;
            for (; number % prime == 0; number /= prime) exponent++;
            if (exponent > 0) factors.Add((prime, exponent));
        }

        if (number > 1) factors.Add((number, 1));
        return factors;
    }
}
