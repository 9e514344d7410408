using System.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The Sobol sequence with the direction numbers of Joe and Kuo 2008, scrambled as Owen 1995 does (nested, uniform), or plain.</summary>
/// <remarks>
/// A point depends on its index alone, so a design grows by taking further points. Every 2^m points from a multiple of 2^m on fill each of the
/// 2^m equal slabs of each axis once.
/// </remarks>
public static class SobolSequence
{
    private const double Scale = 1.0 / (1L << SobolDirections.Bits);

    /// <summary>The most axes there are direction numbers for.</summary>
    public static int MaximumDimensions => SobolDirections.MaximumDimensions;

    /// <summary>The plain sequence.</summary>
    /// <param name="dimensions">Number of axes, 1 to <see cref="MaximumDimensions"/>.</param>
    /// <param name="first">Index of the first point; point 0 is the origin.</param>
    /// <param name="count">Number of points.</param>
    /// <returns>Coordinates in [0, 1), by axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More axes than there are numbers for, or an index beyond 2^32.</exception>
    public static double[][] Plain(int dimensions, long first, int count)
        => Points(dimensions, first, count, (_, bits) => bits * Scale);

    /// <summary>The scrambled sequence: each point is uniform in the cube, and the set keeps its equal filling.</summary>
    /// <param name="dimensions">Number of axes, 1 to <see cref="MaximumDimensions"/>.</param>
    /// <param name="first">Index of the first point.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <returns>Coordinates in (0, 1), by axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More axes than there are numbers for, or an index beyond 2^32.</exception>
    public static double[][] Scrambled(int dimensions, long first, int count, ulong seed)
    {
        var random = new DesignRandom(seed);
        return Points(dimensions, first, count, (axis, bits) => (Scramble(random, axis, bits) + 0.5) * Scale);
    }

    /// <summary>Flips each digit by a random bit that belongs to the axis and to all higher digits.</summary>
    private static uint Scramble(DesignRandom random, int axis, uint bits)
    {
        uint scrambled = 0;
        for (int digit = 0; digit < SobolDirections.Bits; digit++)
        {
            // A one before the higher digits tells apart prefixes of different length.
            ulong prefix = (1UL << digit) | ((ulong)bits >> (SobolDirections.Bits - digit));
            uint flip = random.For(DesignDraw.Scrambling, axis, (long)prefix).NextUInt32() >> 31;
            uint own = (bits >> (SobolDirections.Bits - 1 - digit)) & 1;
            scrambled |= (own ^ flip) << (SobolDirections.Bits - 1 - digit);
        }

        return scrambled;
    }

    private static double[][] Points(int dimensions, long first, int count, Func<int, uint, double> coordinate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MaximumDimensions);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, 1L << SobolDirections.Bits, nameof(count));
        var points = new double[dimensions][];
        for (int axis = 0; axis < dimensions; axis++)
        {
            uint[] directions = SobolDirections.Of(axis);
            points[axis] = new double[count];
            for (int i = 0; i < count; i++)
            {
                // Gray code order (Antonov and Saleev 1979): neighbours differ by one direction number.
                ulong gray = (ulong)(first + i) ^ ((ulong)(first + i) >> 1);
                uint bits = 0;
                for (; gray != 0; gray &= gray - 1) bits ^= directions[BitOperations.TrailingZeroCount(gray)];
                points[axis][i] = coordinate(axis, bits);
            }
        }

        return points;
    }
}
