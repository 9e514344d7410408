using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests;

/// <summary>Halo tables for tests.</summary>
internal static class TestHalos
{
    public static readonly CosmologyParameters Parameters = new() { OmegaM = 0.3, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.8159 };

    public static readonly WcdmCosmology Cosmology = new(Parameters);

    public static readonly Zheng07Model Model = new(new(12.8, 0.3, 12.5, 13.9, 1.0));

    public static readonly GalaxyPainterOptions Identity = new() { FofMasses = FofMassTreatment.Identity };

    /// <summary>Equal halos at the origin, at rest, numbered from 0.</summary>
    public static HaloTable Equal(int count, double mass, double redshift = 0, double particleMass = 0)
    {
        using var halos = new HaloTableBuilder(MassDefinition.Fof, particleMass, count);
        for (int i = 0; i < count; i++) halos.Append(new Halo((ulong)i, 0, 0, 0, 0, 0, 0, 0, mass, redshift));
        return halos.Build();
    }

    /// <summary>Halos of all masses, redshifts and box copies, far from the vertex, with velocities; made from their number alone.</summary>
    public static HaloTable Varied(int count)
    {
        using var halos = new HaloTableBuilder(MassDefinition.Fof, 1e11, count);
        for (int i = 0; i < count; i++)
        {
            double a = Fraction(i, 0.6180339887498949), b = Fraction(i, 0.7548776662466927), c = Fraction(i, 0.5698402909980532);
            halos.Append(new Halo(
                (ulong)(i / 2), new Replication(i % 2, 0, -(i % 3)).Code, 1000 + 300 * a, 500 * b, 400 * c,
                (float)(600 * (b - 0.5)), (float)(600 * (c - 0.5)), (float)(600 * (a - 0.5)),
                1e12 * Math.Pow(1 - 0.999 * a, -1 / 0.9), 2 * c));
        }
        return halos.Build();
    }

    private static double Fraction(int i, double step) => (i + 0.5) * step % 1;
}
