namespace Orchestrator.LatinHypercube;

/// <summary>
/// An orthogonal array OA(runs, factors, levels, strength): in any <see cref="Strength"/> columns every combination of levels stands in the
/// same number of rows (Hedayat, Sloane and Stufken 1999, "Orthogonal Arrays").
/// </summary>
/// <remarks>Stored by column; entries run from 0 to <see cref="Levels"/> - 1.</remarks>
internal sealed class OrthogonalArray
{
    private readonly int[][] columns;

    private OrthogonalArray(int[][] columns, int levels, int strength)
    {
        this.columns = columns;
        Levels = levels;
        Strength = strength;
    }

    public int Runs => columns[0].Length;

    public int Factors => columns.Length;

    public int Levels { get; }

    public int Strength { get; }

    public ReadOnlySpan<int> Column(int factor) => columns[factor];

    /// <summary>All combinations of levels: strength = factors, one row each.</summary>
    public static OrthogonalArray FullFactorial(int levels, int factors)
        => new(Columns(factors, checked((int)IntegerFactors.Power(levels, factors)), (factor, run) => Digit(run, levels, factor)), levels, factors);

    /// <summary>The last column is minus the sum of the others modulo the number of levels: strength = factors - 1, for any number of levels.</summary>
    public static OrthogonalArray ZeroSum(int levels, int factors)
    {
        int runs = checked((int)IntegerFactors.Power(levels, factors - 1));
        return new OrthogonalArray(
            Columns(factors, runs, (factor, run) =>
            {
                if (factor < factors - 1) return Digit(run, levels, factor);
                int sum = 0;
                for (int other = 0; other < factors - 1; other++) sum += Digit(run, levels, other);
                return (levels - (sum % levels)) % levels;
            }),
            levels,
            factors - 1);
    }

    /// <summary>
    /// Bush 1952 (Ann. Math. Stat. 23, 426), for strength 2 Bose 1938: rows are the polynomials of degree below t over GF(q); a column holds
    /// their values at one element, the next ones the leading coefficient and, for t = 3 and even q, the coefficient before it.
    /// </summary>
    public static OrthogonalArray Bush(GaloisField field, int strength, int factors)
    {
        int q = field.Order;
        int runs = checked((int)IntegerFactors.Power(q, strength));
        return new OrthogonalArray(
            Columns(factors, runs, (factor, run) =>
            {
                if (factor >= q) return Digit(run, q, strength - 1 - (factor - q));
                int value = 0;
                for (int power = strength - 1; power >= 0; power--) value = field.Add(field.Multiply(value, factor), Digit(run, q, power));
                return value;
            }),
            q,
            strength);
    }

    /// <summary>How many columns <see cref="Bush"/> gives.</summary>
    public static int BushFactors(int order, int strength) => strength == 3 && order % 2 == 0 ? order + 2 : order + 1;

    /// <summary>Rao 1946 and Hamming 1950: q^m rows, strength 2, one column for each of the (q^m - 1)/(q - 1) directions of GF(q)^m.</summary>
    public static OrthogonalArray RaoHamming(GaloisField field, int exponent, int factors)
    {
        int q = field.Order;
        int runs = checked((int)IntegerFactors.Power(q, exponent));
        var directions = new List<int>();
        for (int vector = 1; vector < runs && directions.Count < factors; vector++)
        {
            int leading = vector;
            while (leading >= q) leading /= q;
            if (leading == 1) directions.Add(vector);
        }

        return new OrthogonalArray(
            Columns(factors, runs, (factor, run) =>
            {
                int value = 0;
                for (int i = 0; i < exponent; i++) value = field.Add(value, field.Multiply(Digit(directions[factor], q, i), Digit(run, q, i)));
                return value;
            }),
            q,
            2);
    }

    /// <summary>Bush 1952, MacNeish 1922: the product of arrays of one strength has the product of their runs and of their levels.</summary>
    public static OrthogonalArray Product(OrthogonalArray left, OrthogonalArray right)
    {
        int factors = Math.Min(left.Factors, right.Factors);
        return new OrthogonalArray(
            Columns(factors, checked(left.Runs * right.Runs), (factor, run) =>
                (left.columns[factor][run / right.Runs] * right.Levels) + right.columns[factor][run % right.Runs]),
            left.Levels * right.Levels,
            Math.Min(left.Strength, right.Strength));
    }

    private static int Digit(int number, int @base, int position)
    {
        for (; position > 0; position--) number /= @base;
        return number % @base;
    }

    private static int[][] Columns(int factors, int runs, Func<int, int, int> entry)
    {
        var filled = new int[factors][];
        for (int factor = 0; factor < factors; factor++)
        {
            filled[factor] = new int[runs];
            for (int run = 0; run < runs; run++) filled[factor][run] = entry(factor, run);
        }

        return filled;
    }
}
