namespace Orchestrator.LatinHypercube;

/// <summary>Primitive polynomials and initial direction numbers of Joe and Kuo 2008 (SIAM J. Sci. Comput. 30, 2635; table new-joe-kuo-6) for axes 2 to 21.</summary>
internal static class SobolDirections
{
    /// <summary>Bits of a coordinate.</summary>
    public const int Bits = 32;

    private static readonly Polynomial[] Published =
    [
        new(1, 0, [1]),
        new(2, 1, [1, 3]),
        new(3, 1, [1, 3, 1]),
        new(3, 2, [1, 1, 1]),
        new(4, 1, [1, 1, 3, 3]),
        new(4, 4, [1, 3, 5, 13]),
        new(5, 2, [1, 1, 5, 5, 17]),
        new(5, 4, [1, 1, 5, 5, 5]),
        new(5, 7, [1, 1, 7, 11, 19]),
        new(5, 11, [1, 1, 5, 1, 1]),
        new(5, 13, [1, 1, 1, 3, 11]),
        new(5, 14, [1, 3, 5, 5, 31]),
        new(6, 1, [1, 3, 3, 9, 7, 49]),
        new(6, 13, [1, 1, 1, 15, 21, 21]),
        new(6, 16, [1, 3, 1, 13, 27, 49]),
        new(6, 19, [1, 1, 1, 15, 7, 5]),
        new(6, 22, [1, 3, 1, 15, 13, 25]),
        new(6, 25, [1, 1, 5, 5, 19, 61]),
        new(7, 1, [1, 3, 7, 11, 23, 15, 103]),
        new(7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    /// <summary>Axes there are numbers for.</summary>
    public static int MaximumDimensions => Published.Length + 1;

    /// <summary>The direction numbers of an axis, the first binary digit in the highest bit.</summary>
    /// <param name="axis">The axis, from 0.</param>
    public static uint[] Of(int axis)
    {
        var directions = new uint[Bits];
        if (axis == 0)
        {
            for (int bit = 0; bit < Bits; bit++) directions[bit] = 1u << (Bits - 1 - bit);
            return directions;
        }

        var (degree, coefficients, initial) = Published[axis - 1];
        for (int bit = 0; bit < Bits; bit++)
        {
            if (bit < degree)
            {
                directions[bit] = initial[bit] << (Bits - 1 - bit);
                continue;
            }

            uint direction = directions[bit - degree] ^ (directions[bit - degree] >> degree);
            for (int k = 1; k < degree; k++)
                if (((coefficients >> (degree - 1 - k)) & 1) == 1) direction ^= directions[bit - k];
            directions[bit] = direction;
        }

        return directions;
    }

    /// <summary>A primitive polynomial over two elements: degree s, inner coefficients a, and m_1 .. m_s, as the published table lists them.</summary>
    private sealed record Polynomial(int Degree, uint Coefficients, uint[] Initial);
}
