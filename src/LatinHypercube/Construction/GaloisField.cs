namespace Orchestrator.LatinHypercube;

/// <summary>The finite field of q = p^e elements, named 0 .. q-1: the base-p digits of an element are the coefficients of its polynomial.</summary>
internal sealed class GaloisField
{
    private readonly int[] sumTable;
    private readonly int[] productTable;

    private GaloisField(int order, int[] sums, int[] products)
    {
        Order = order;
        sumTable = sums;
        productTable = products;
    }

    /// <summary>The number of elements q.</summary>
    public int Order { get; }

    public int Add(int a, int b) => sumTable[(a * Order) + b];

    public int Multiply(int a, int b) => productTable[(a * Order) + b];

    /// <summary>Builds the tables of the field.</summary>
    /// <param name="characteristic">The prime p.</param>
    /// <param name="exponent">The exponent e, at least 1.</param>
    public static GaloisField Of(int characteristic, int exponent)
    {
        int order = checked((int)IntegerFactors.Power(characteristic, exponent));
        int[] modulus = IrreduciblePolynomial(characteristic, exponent);
        var sums = new int[order * order];
        var products = new int[order * order];
        for (int a = 0; a < order; a++)
        {
            int[] left = Digits(a, characteristic, exponent);
            for (int b = 0; b < order; b++)
            {
                int[] right = Digits(b, characteristic, exponent);
                var sum = new int[exponent];
                for (int i = 0; i < exponent; i++) sum[i] = (left[i] + right[i]) % characteristic;
                sums[(a * order) + b] = Element(sum, characteristic);
                products[(a * order) + b] = Element(MultiplyModulo(left, right, modulus, characteristic), characteristic);
            }
        }

        return new GaloisField(order, sums, products);
    }

    private static int[] Digits(int element, int characteristic, int count)
    {
        var digits = new int[count];
        for (int i = 0; i < count; i++, element /= characteristic) digits[i] = element % characteristic;
        return digits;
    }

    private static int Element(int[] digits, int characteristic)
    {
        int element = 0;
        for (int i = digits.Length - 1; i >= 0; i--) element = (element * characteristic) + digits[i];
        return element;
    }

    private static int[] MultiplyModulo(int[] left, int[] right, int[] modulus, int characteristic)
    {
        int degree = left.Length;
        var product = new int[(2 * degree) - 1];
        for (int i = 0; i < degree; i++)
            for (int j = 0; j < degree; j++)
                product[i + j] = (product[i + j] + (left[i] * right[j])) % characteristic;
        Reduce(product, modulus, characteristic);
        return product[..degree];
    }

    /// <summary>Takes multiples of the monic <paramref name="modulus"/> away until the degree is below its own.</summary>
    private static void Reduce(int[] polynomial, int[] modulus, int characteristic)
    {
        int degree = modulus.Length - 1;
        for (int top = polynomial.Length - 1; top >= degree; top--)
        {
            int factor = polynomial[top];
            if (factor == 0) continue;
            for (int i = 0; i <= degree; i++)
            {
                int at = top - degree + i;
                polynomial[at] = (polynomial[at] + ((characteristic - factor) * modulus[i])) % characteristic;
            }
        }
    }

    /// <summary>The first monic polynomial of the degree that no monic polynomial of lower degree divides.</summary>
    private static int[] IrreduciblePolynomial(int characteristic, int degree)
    {
        if (degree == 1) return [0, 1];
        long count = IntegerFactors.Power(characteristic, degree);
        for (int candidate = 0; candidate < count; candidate++)
        {
            int[] polynomial = [.. Digits(candidate, characteristic, degree), 1];
            if (!HasFactor(polynomial, characteristic)) return polynomial;
        }

        throw new InvalidOperationException($"No irreducible polynomial of degree {degree} over {characteristic} elements: {characteristic} is no prime.");
    }

    private static bool HasFactor(int[] polynomial, int characteristic)
    {
        int degree = polynomial.Length - 1;
        for (int divisorDegree = 1; divisorDegree <= degree / 2; divisorDegree++)
        {
            long count = IntegerFactors.Power(characteristic, divisorDegree);
            for (int candidate = 0; candidate < count; candidate++)
            {
                int[] divisor = [.. Digits(candidate, characteristic, divisorDegree), 1];
                int[] remainder = [.. polynomial];
                Reduce(remainder, divisor, characteristic);
                if (Array.TrueForAll(remainder[..divisorDegree], digit => digit == 0)) return true;
            }
        }

        return false;
    }
}
