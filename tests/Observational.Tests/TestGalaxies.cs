using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;

namespace Orchestrator.Observational.Tests;

/// <summary>Galaxy tables for tests.</summary>
internal static class TestGalaxies
{
    public static readonly WcdmCosmology Cosmology =
        new(new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.8159 });

    public static readonly ConeFrame Frame = new(new CartesianVector(1, 0.62, 0.38));

    /// <summary>Galaxies within 15 degrees of the cone's axis out to redshift 2, with velocities; made from their number alone.</summary>
    public static GalaxyTable InCone(int count)
    {
        using var galaxies = new GalaxyTableBuilder(MassDefinition.M200m, count);
        for (int i = 0; i < count; i++)
        {
            double a = Fraction(i, 0.6180339887498949), b = Fraction(i, 0.7548776662466927), c = Fraction(i, 0.5698402909980532);
            CartesianVector position = Frame.ToDirection(165 + 30 * a, -15 + 30 * b) * (100 + 3500 * c);
            galaxies.Append(new Galaxy(
                (ulong)(i / 3), new Replication(i % 2, 0, -1).Code, (ushort)(i % 3), 1e13, position.X, position.Y, position.Z,
                (float)(800 * (b - 0.5)), (float)(800 * (c - 0.5)), (float)(800 * (a - 0.5))));
        }
        return galaxies.Build();
    }

    private static double Fraction(int i, double step) => (i + 0.5) * step % 1;
}
