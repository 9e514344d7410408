using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Benchmarks;

/// <summary>Two million halos in a box of 1 Gpc/h with a power-law mass function from 1e12 to 3e15 Msun/h, as the input halos_2e6 of the peers' timings.</summary>
internal static class BenchmarkHalos
{
    public const int Count = 2_000_000;

    public static WcdmCosmology Cosmology { get; } =
        new(new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.8159 });

    public static Zheng07Model Model { get; } = new(new Zheng07Parameters(12.8, 0.3, 12.5, 13.9, 1.0));

    /// <summary>The halos, in the box; or beyond it, as seen from a vertex 1.5 Gpc/h away, each with the redshift of its distance.</summary>
    public static HaloTable Create(bool inCone)
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 0, Count);
        HaloRows rows = builder.Append(Count);
        var key = new RandomKey(1006, RandomPurpose.InitialConditions);
        for (int i = 0; i < Count; i++)
        {
            RandomStream random = key.For((ulong)i);
            rows.Id[i] = (ulong)i;
            rows.Replication[i] = 0;
            rows.Mass[i] = 1e12 * PortableMath.Pow(1 - random.NextUniform() * (1 - PortableMath.Pow(1e12 / 3e15, 0.9)), -1 / 0.9);
            rows.X[i] = 1000 * random.NextUniform() + (inCone ? 1500 : 0);
            rows.Y[i] = 1000 * random.NextUniform();
            rows.Z[i] = 1000 * random.NextUniform();
            rows.VelocityX[i] = (float)(300 * random.NextNormal());
            rows.VelocityY[i] = (float)(300 * random.NextNormal());
            rows.VelocityZ[i] = (float)(300 * random.NextNormal());
            rows.Redshift[i] = inCone ? Cosmology.RedshiftAt(Math.Sqrt(rows.X[i] * rows.X[i] + rows.Y[i] * rows.Y[i] + rows.Z[i] * rows.Z[i])) : 0;
        }
        return builder.Build();
    }
}
