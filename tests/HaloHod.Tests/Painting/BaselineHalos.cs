using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests.Painting;

/// <summary>
/// The two million halo masses that other programs were timed and counted with: a power law from 1e12 to 3e15 Msun/h,
/// drawn by numpy's <c>Generator(PCG64(1006))</c>, which is repeated here (O'Neill 2014, PCG XSL RR 128/64).
/// </summary>
internal static class BaselineHalos
{
    public const int Count = 2_000_000;

    private static readonly UInt128 Multiplier = new(0x2360ed051fc65da4, 0x4385df649fccf645);

    // numpy's PCG64(1006).state, which its SeedSequence makes of the seed.
    private static readonly UInt128 State = new(0xb220ef35435087bc, 0x416284242e0228ea);
    private static readonly UInt128 Increment = new(0xcd3c77c9fc06e8c3, 0x0c7aaa5c9199e333);

    public static HaloTable Create()
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 0, Count);
        HaloRows rows = builder.Append(Count);
        rows.Replication.Clear();
        rows.X.Clear();
        rows.Y.Clear();
        rows.Z.Clear();
        rows.VelocityX.Clear();
        rows.VelocityY.Clear();
        rows.VelocityZ.Clear();
        rows.Redshift.Clear();
        UInt128 state = State;
        for (int i = 0; i < Count; i++)
        {
            state = unchecked(state * Multiplier + Increment);
            ulong bits = ulong.RotateRight((ulong)(state >> 64) ^ (ulong)state, (int)(state >> 122));
            double uniform = (bits >> 11) * (1.0 / (1UL << 53));
            rows.Id[i] = (ulong)i;
            rows.Mass[i] = 1e12 * Math.Pow(1 - uniform * (1 - Math.Pow(1e12 / 3e15, 0.9)), -1 / 0.9);
        }
        return builder.Build();
    }
}
