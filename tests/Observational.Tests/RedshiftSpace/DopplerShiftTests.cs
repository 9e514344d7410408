using CsCheck;
using Orchestrator.Cosmology;

namespace Orchestrator.Observational.Tests.RedshiftSpace;

public sealed class DopplerShiftTests
{
    private static readonly WcdmCosmology Cosmology = new(new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 });

    [Fact]
    public void Redshift_300KilometresPerSecondAtRedshiftOne_MovesOutBy3406Kiloparsec()
    {
        double shifted = DopplerShift.Redshift(1, 300);
        Assert.Equal(3.406, Cosmology.ComovingDistance(shifted) - Cosmology.ComovingDistance(1), 5e-4);
        Assert.Equal(3.408, DopplerShift.FirstOrderDisplacement(Cosmology, 1, 300), 5e-4);
    }

    [Fact]
    public void Redshift_TowardsTheObserver_IsNearer() =>
        Gen.Select(Gen.Double[0.001, 3], Gen.Double[1, 3000]).Sample((z, v) =>
            DopplerShift.Redshift(z, -v) < z && DopplerShift.Redshift(z, v) > z && DopplerShift.Redshift(z, 0) == z);

    [Fact]
    public void Redshift_SmallVelocity_AgreesWithTheFirstOrder() =>
        Gen.Select(Gen.Double[0.05, 2.5], Gen.Double[-100, 100]).Sample((z, v) =>
        {
            double exact = Cosmology.ComovingDistance(DopplerShift.Redshift(z, v)) - Cosmology.ComovingDistance(z);
            return Math.Abs(exact - DopplerShift.FirstOrderDisplacement(Cosmology, z, v)) < 1e-3;
        });
}
