using System.Buffers;
using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>Spreads halo masses, which are whole multiples of the particle mass, evenly over one particle mass.</summary>
/// <remarks>
/// Masses in steps of a particle mass proportional to omega_m make counts above any mass a sawtooth in omega_m (5 to 9 % near 20 particles). A uniform
/// offset from (-1/2, 1/2) particle masses, drawn for each halo of each box copy, removes it. Apply it before <see cref="CommonMassCut"/>.
/// </remarks>
public static class MassDither
{
    /// <summary>The same halos with dithered masses; a table without particles keeps its masses.</summary>
    /// <param name="halos">The halos, their masses as the simulation gave them.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="simulation">Number of the simulation in the design.</param>
    /// <param name="realisation">Number of the realisation.</param>
    /// <param name="threads">Threads to use, at least 1; the result does not depend on it.</param>
    /// <returns>A table that shares all other columns; the caller disposes it.</returns>
    public static HaloTable Apply(HaloTable halos, ulong seed, int simulation = 0, int realisation = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(halos);
        var key = new RandomKey(seed, RandomPurpose.MassDither, simulation, realisation);
        double[] masses = ArrayPool<double>.Shared.Rent(halos.Count);
        try
        {
            RowChunks.ForEach(halos.Count, threads, (_, start, count) => Dither(halos, key, start, masses.AsSpan(start, count)));
            return halos.WithMass(masses.AsSpan(0, halos.Count), halos.MassDefinition);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(masses);
        }
    }

    private static void Dither(HaloTable halos, RandomKey key, int start, Span<double> dithered)
    {
        ReadOnlySpan<double> masses = halos.Mass.Slice(start, dithered.Length);
        ReadOnlySpan<ulong> ids = halos.Id.Slice(start, dithered.Length);
        ReadOnlySpan<int> replications = halos.Replication.Slice(start, dithered.Length);
        Span<ulong> objects = stackalloc ulong[dithered.Length];
        for (int i = 0; i < objects.Length; i++) objects[i] = RandomObject.Of(ids[i], replications[i]);
        key.FillUniform(objects, 0, dithered);
        for (int i = 0; i < dithered.Length; i++) dithered[i] = masses[i] + (dithered[i] - 0.5) * halos.ParticleMass;
    }
}
