using System.Buffers;
using Orchestrator.Catalogs;

namespace Orchestrator.HaloHod;

/// <summary>Applies the one mass cut of a campaign; <see cref="MinimumMassReport"/> says what it may be.</summary>
/// <remarks>
/// The cut is in the simulation's own mass definition and comes after <see cref="MassDither"/>: cutting first would leave the edge of the smallest particle
/// number, smeared by the dither, inside the sample.
/// </remarks>
public static class CommonMassCut
{
    /// <summary>The halos at or above a mass.</summary>
    /// <param name="halos">The halos, their masses dithered.</param>
    /// <param name="cut">The cut in Msun/h; positive.</param>
    /// <returns>A table of its own, in the order of <paramref name="halos"/>; the caller disposes it.</returns>
    public static HaloTable Apply(HaloTable halos, double cut)
    {
        ArgumentNullException.ThrowIfNull(halos);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cut);
        ReadOnlySpan<double> masses = halos.Mass;
        int[] rows = ArrayPool<int>.Shared.Rent(masses.Length);
        try
        {
            int kept = 0;
            for (int i = 0; i < masses.Length; i++)
            {
                if (masses[i] >= cut) rows[kept++] = i;
            }
            return halos.Select(rows.AsSpan(0, kept));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
        }
    }
}
