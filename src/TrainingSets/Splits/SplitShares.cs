using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>The fraction of simulations in each split.</summary>
/// <param name="Train">Fraction that trains.</param>
/// <param name="Validation">Fraction that validates.</param>
/// <param name="Test">Fraction that tests.</param>
public sealed record SplitShares(double Train, double Validation, double Test)
{
    private const int LargestBlock = 1000;
    private const double Tolerance = 1e-9;

    /// <summary>Numbers of simulations of each split in the smallest block in which every share is a whole number: 8, 1, 1 for 0.8, 0.1, 0.1.</summary>
    /// <exception cref="InvalidInputException">A share is negative, they do not add up to 1, or they need blocks of more than 1000.</exception>
    public IReadOnlyList<int> Block()
    {
        ReadOnlySpan<double> shares = [Train, Validation, Test];
        ReadOnlySpan<string> names = ["train", "validation", "test"];
        for (int i = 0; i < shares.Length; i++)
        {
            if (!(shares[i] >= 0 && shares[i] <= 1))
                throw new InvalidInputException("a share is a fraction", key: "split." + names[i], value: $"{shares[i]}", allowed: "0 to 1");
        }

        if (Math.Abs(Train + Validation + Test - 1) > Tolerance)
            throw new InvalidInputException("shares must add up to 1", key: "split", value: $"{Train} + {Validation} + {Test} = {Train + Validation + Test}", allowed: "1");
        for (int size = 1; size <= LargestBlock; size++)
        {
            int[] counts = new int[shares.Length];
            bool whole = true;
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] = (int)Math.Round(shares[i] * size);
                whole &= Math.Abs((shares[i] * size) - counts[i]) <= Tolerance * size;
            }

            if (whole && counts.Sum() == size) return counts;
        }

        throw new InvalidInputException(
            "these shares are whole numbers in no block of 1000 simulations or fewer", key: "split", value: $"{Train}, {Validation}, {Test}", allowed: "fractions with a common denominator of at most 1000");
    }
}
