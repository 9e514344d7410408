using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineConeTests
{
    private const double SmallestShare = 0.999;
    private const double RedshiftTolerance = 1e-4;
    private const double PositionTolerance = 0.02;
    private const double VelocityTolerance = 1.0;
    private const double AngleTolerance = 0.01;

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref32_tabeos")]
    [InlineData("pinocchio/ref32_tabpk")]
    [InlineData("pinocchio/ref32_truemsun_ascii")]
    [InlineData("pinocchio/ref64_binary")]
    public void Run_SameParametersAndSeed_CatchesTheHalosOfTheRealCone(string name) => Compare(name);

    [Fact]
    [Trait("Duration", "Slow")]
    public void Run_OfTwoMillionParticles_CatchesTheHalosOfTheRealCone() => Compare("pinocchio/ref128_binary");

    private static void Compare(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        ConeHalo[] real = ReferenceRuns.Cone(reference);
        ILookup<(ulong, int, int, int), ConeHalo> ours = result.Cone.ToLookup(halo => Key(halo, reference.Parameters));
        int equal = 0;
        foreach (ConeHalo halo in real)
        {
            ConeHalo own = ours[Key(halo, reference.Parameters)].OrderBy(candidate => Math.Abs(candidate.Redshift - halo.Redshift)).FirstOrDefault();
            if (own.Mass == 0.0 || Math.Abs(own.Mass / halo.Mass - 1.0) > 1e-5 || Math.Abs(own.Redshift - halo.Redshift) > RedshiftTolerance) continue;
            equal++;
            Assert.Equal(halo.X, own.X, PositionTolerance);
            Assert.Equal(halo.Y, own.Y, PositionTolerance);
            Assert.Equal(halo.Z, own.Z, PositionTolerance);
            Assert.Equal(halo.VelocityX, own.VelocityX, VelocityTolerance);
            Assert.Equal(halo.VelocityY, own.VelocityY, VelocityTolerance);
            Assert.Equal(halo.VelocityZ, own.VelocityZ, VelocityTolerance);
            Assert.Equal(halo.LineOfSightVelocity, own.LineOfSightVelocity, VelocityTolerance);
            Assert.Equal(halo.ObservedRedshift, own.ObservedRedshift, RedshiftTolerance);
            Assert.Equal(halo.Theta, own.Theta, AngleTolerance);
            Assert.InRange(Math.Abs(Math.IEEERemainder(own.Phi - halo.Phi, 360.0)) * Math.Cos(halo.Theta * Math.PI / 180.0), 0.0, AngleTolerance);
        }

        double share = (double)equal / Math.Max(real.Length, result.Cone.Count);
        Assert.True(share >= SmallestShare, $"{name}: {equal} equal halos of {real.Length}, ours are {result.Cone.Count}");
    }

    /// <summary>A halo and the box copy it stands in, which its peak particle's initial place tells.</summary>
    private static (ulong, int, int, int) Key(in ConeHalo halo, RunParameters parameters)
    {
        ulong grid = (ulong)parameters.GridSize;
        double cell = parameters.BoxSize / parameters.GridSize;
        int Copy(double position, ulong index) => (int)Math.Round((position - (index + 0.5) * cell) / parameters.BoxSize);
        return (halo.Id, Copy(halo.X, halo.Id / (grid * grid)), Copy(halo.Y, halo.Id / grid % grid), Copy(halo.Z, halo.Id % grid));
    }
}
