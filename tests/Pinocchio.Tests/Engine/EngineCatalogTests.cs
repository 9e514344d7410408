using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineCatalogTests
{
    private const double PositionTolerance = 0.02;
    private const double VelocityTolerance = 1.0;

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref32_tabeos")]
    [InlineData("pinocchio/ref32_tabpk")]
    [InlineData("pinocchio/ref32_truemsun_ascii")]
    [InlineData("pinocchio/ref64_binary")]
    public void Run_SameParametersAndSeed_FindsEveryHaloOfTheRealProgram(string name) => Compare(name, smallestShare: 1.0);

    [Fact]
    [Trait("Duration", "Slow")]
    public void Run_OfTwoMillionParticles_Finds999OfAThousandHalos() => Compare("pinocchio/ref128_binary", smallestShare: 0.999);

    private static void Compare(string name, double smallestShare)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        Assert.Equal(reference.OutputRedshifts, result.Catalogs.Select(catalog => catalog.Redshift));
        foreach (EngineCatalog catalog in result.Catalogs)
        {
            Dictionary<ulong, CatalogHalo> ours = catalog.Halos.ToDictionary(halo => halo.Id);
            CatalogHalo[] real = ReferenceRuns.Catalog(reference, catalog.Redshift);
            CatalogHalo[] equal = [.. real.Where(halo => ours.TryGetValue(halo.Id, out CatalogHalo own) && own.Particles == halo.Particles)];
            double share = (double)equal.Length / Math.Max(real.Length, ours.Count);
            Assert.True(share >= smallestShare, $"{name}, z = {catalog.Redshift}: {equal.Length} equal halos of {real.Length}, ours are {ours.Count}");
            double side = reference.Parameters.BoxSize;
            foreach (CatalogHalo halo in equal)
            {
                CatalogHalo own = ours[halo.Id];
                Assert.Equal(halo.Mass, own.Mass, halo.Mass * 1e-6);
                Near(own.X, halo.X, side);
                Near(own.Y, halo.Y, side);
                Near(own.Z, halo.Z, side);
                Near(own.LagrangianX, halo.LagrangianX, side);
                Near(own.LagrangianY, halo.LagrangianY, side);
                Near(own.LagrangianZ, halo.LagrangianZ, side);
                Assert.Equal(halo.VelocityX, own.VelocityX, VelocityTolerance);
                Assert.Equal(halo.VelocityY, own.VelocityY, VelocityTolerance);
                Assert.Equal(halo.VelocityZ, own.VelocityZ, VelocityTolerance);
            }
        }
    }

    private static void Near(double ours, double real, double side) =>
        Assert.InRange(Math.Abs(Math.IEEERemainder(ours - real, side)), 0.0, PositionTolerance);
}
