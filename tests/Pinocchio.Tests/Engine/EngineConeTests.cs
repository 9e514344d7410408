using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Cone;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineConeTests
{
    private const double SmallestShare = 0.999;

    /// <summary>How far from the cone a halo may be recorded, Mpc/h: the real program stops looking for the crossing when it is near, and so does the
    /// drop-in.</summary>
    private const double Crossing = 0.061;

    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Run_SameParametersAndSeed_CatchesTheHalosOfTheRealCone(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);

        ConeAgreement found = ConeAgreement.Of(reference, result);

        Assert.True(found.Share >= SmallestShare, $"{found}");
        Assert.InRange(Math.Max(found.Real, found.Ours) - found.Matched, 0, 1);
        Assert.Equal(found.Matched, found.EqualMass);
        // A few halos are near enough after one step of the search in one program and after two in the other: 0.06 Mpc/h, or 2e-5 in z, apart.
        Assert.InRange(found.EqualRedshift, SmallestShare * found.Matched, found.Matched);
        Assert.InRange(found.Redshift, 0.0, 2.4e-5);
        Assert.InRange(found.ObservedRedshift, 0.0, 2.4e-5);
        Assert.InRange(found.Position, 0.0, 1.6e-4);
        Assert.InRange(found.Velocity, 0.0, 0.005);
        Assert.InRange(found.LineOfSightVelocity, 0.0, 0.004);
        Assert.InRange(found.Angle, 0.0, 7.5e-4);
    }

    /// <summary>Both record halos where the table of distances has the cone.</summary>
    [Theory]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref64_binary")]
    public void Crossings_OfBothPrograms_LieOnTheTabulatedCone(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        var table = new TabulatedConeDistance(result.Cosmology);
        Assert.InRange(Farthest(ReferenceRuns.Cone(reference)), 0.05, Crossing);
        Assert.InRange(Farthest(result.Cone), 0.05, Crossing);

        double Farthest(IEnumerable<ConeHalo> halos) =>
            halos.Max(halo => Math.Abs(Math.Sqrt(halo.X * halo.X + halo.Y * halo.Y + halo.Z * halo.Z) - table.AtRedshift(halo.Redshift)));
    }

    /// <summary>From the real program's place, velocity and redshift of a halo follow its angles, v_los and z_obs, to the precision of the
    /// file.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void ToHalo_OfARealPlaceAndVelocity_HasTheRealAnglesAndRedshift(string name)
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(name);
        RunParameters parameters = reference.Parameters;
        EngineInputs inputs = EngineInputs.Of(parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder });
        ConeGeometry geometry = ConeGeometry.Of(parameters, parameters.Cone!, inputs, 0.0, new TabulatedConeDistance(inputs.Cosmology).At);
        double cell = parameters.BoxSize / parameters.GridSize, last = parameters.CatalogInAscii ? 1e-6 : 6e-8;
        int compared = 0;
        foreach (ConeHalo real in ReferenceRuns.Cone(reference).Where(halo => !double.IsNaN(halo.X)))
        {
            compared++;
            double speed = cell * inputs.Cosmology.HubbleParameter(real.Redshift) / (1.0 + real.Redshift);
            ConeHalo own = geometry.ToHalo(
                new ConeCrossing(
                    (int)real.Id, real.Redshift, 1, real.X / cell, real.Y / cell, real.Z / cell, real.VelocityX / speed, real.VelocityY / speed,
                    real.VelocityZ / speed),
                inputs.Cosmology);
            // A few units of the last place of x, y, z, of the velocities and of the column itself.
            double distance = Math.Sqrt(real.X * real.X + real.Y * real.Y + real.Z * real.Z), angle = 4.0 * (last + 6e-8 + 1e-6 / distance);
            Assert.Equal(Sine(real.Theta), Sine(own.Theta), angle);
            Assert.InRange(Math.Abs(Math.IEEERemainder(own.Phi - real.Phi, 360.0)) * Math.PI / 180.0 * Cosine(real.Theta), 0.0, angle);
            Assert.Equal(real.LineOfSightVelocity, own.LineOfSightVelocity, 4.0 * (last + 6e-8 * 1000.0));
            Assert.Equal(real.ObservedRedshift, own.ObservedRedshift, 4.0 * last);
        }

        Assert.True(compared > 0 || name.Contains("light", StringComparison.Ordinal), "no halo has a place");

        static double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180.0);
        static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180.0);
    }
}
