using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.InitialConditions;

/// <summary>The Fourier modes of the linear density contrast at z = 0.</summary>
/// <remarks>
/// Each mode has amplitude sqrt(-P(k) ln u2 / V) and phase 2 pi u1, with (u1, u2) drawn in turn for nz = 0 .. N/2 - 1 from the generator of
/// its column.
/// Modes on the Nyquist planes and outside the sphere |n| = N/2 are zero; the plane nz = 0 is made Hermitian by taking the second half from
/// the mirrored columns. Whether a mode exactly on the sphere counts hangs on the rounding of its wavenumber, and an odd grid lacks the
/// modes of its last positive number: both as the real program's densities show for 45 runs of many sizes.
/// </remarks>
internal static unsafe class LinearDensity
{
    /// <summary>Writes the modes of an N^3 grid in the layout of <see cref="Numerics.Fft.RealFft3D{T}"/>, such that its unnormalised
    /// inverse is the density contrast.</summary>
    /// <param name="field">The padded field.</param>
    /// <param name="grid">N, the number of particles along a side.</param>
    /// <param name="seed">RandomSeed of the parameter file.</param>
    /// <param name="amplitude">sqrt(P(k)/V) for squared mode number nx^2 + ny^2 + nz^2.</param>
    /// <param name="side">Side of the box in true Mpc, in which wavenumbers are rounded.</param>
    /// <param name="fixedAmplitude">FixedIC: every mode has its mean amplitude.</param>
    /// <param name="paired">PairedIC: every phase is turned by pi, which is to say every mode changes its sign.</param>
    /// <param name="threads">How many threads may work.</param>
    public static void Fill(
        float* field, int grid, uint seed, ReadOnlyMemory<double> amplitude, double side, bool fixedAmplitude, bool paired, int threads)
    {
        var seeds = new ColumnSeeds(seed, grid / 2);
        int rowLength = PaddedField.Row(grid), nyquist = (grid + 1) / 2;
        double sign = paired ? -1.0 : 1.0;
        PaddedField.Planes(grid, threads, i =>
        {
            ReadOnlySpan<double> amplitudes = amplitude.Span;
            int x = Signed(i, grid);
            for (int j = 0; j < grid; j++)
            {
                int y = Signed(j, grid), plane = x * x + y * y;
                float* row = field + ((long)i * grid + j) * rowLength;
                new Span<float>(row, rowLength).Clear();
                if (IsNyquist(i, grid) || IsNyquist(j, grid)) continue;

                var random = new RanluxDouble(seeds[x, y]);
                for (int z = 0; z < nyquist && 4 * (plane + z * z) <= grid * grid; z++)
                {
                    (double u1, double u2) = Draw(ref random);
                    if (plane + z == 0) continue;
                    bool mirrored = z == 0 && (x < 0 || (x == 0 && y < 0));
                    if (IsBeyondSphere(x, y, z, grid, side) || (mirrored ? IsLast(-x, -y, z, grid) : IsLast(x, y, z, grid))) continue;
                    if (mirrored)
                    {
                        var opposite = new RanluxDouble(seeds[-x, -y]);
                        (u1, u2) = Draw(ref opposite);
                    }

                    double size = sign * amplitudes[plane + z * z] * (fixedAmplitude ? 1.0 : Math.Sqrt(-PortableMath.Log(u2)));
                    (double sine, double cosine) = PortableMath.SinCos(2.0 * Math.PI * u1);
                    row[2 * z] = (float)(size * cosine);
                    row[2 * z + 1] = (float)(mirrored ? -size * sine : size * sine);
                }
            }
        });
    }

    /// <summary>Mode number of grid index <paramref name="index"/>: 0 .. N/2, then the negative ones.</summary>
    internal static int Signed(int index, int grid) => index <= grid / 2 ? index : index - grid;

    private static bool IsNyquist(int index, int grid) => 2 * index == grid;

    private static bool IsLast(int x, int y, int z, int grid) => grid % 2 != 0 && (x == grid / 2 || y == grid / 2 || z == grid / 2);

    private static bool IsBeyondSphere(int x, int y, int z, int grid, double side)
    {
        if (4 * (x * x + y * y + z * z) != grid * grid) return false;
        double kx = 2.0 * Math.PI * x / side, ky = 2.0 * Math.PI * y / side, kz = 2.0 * Math.PI * z / side;
        return Math.Sqrt(kx * kx + ky * ky + kz * kz) * side / (2.0 * Math.PI) > 0.5 * grid;
    }

    private static (double Phase, double Amplitude) Draw(ref RanluxDouble random)
    {
        double phase = random.Next(), amplitude;
        do amplitude = random.Next();
        while (amplitude == 0.0);
        return (phase, amplitude);
    }
}
