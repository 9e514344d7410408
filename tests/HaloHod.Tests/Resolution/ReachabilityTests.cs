using CsCheck;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Tests.Resolution;

public sealed class ReachabilityTests
{
    // CMASS of Reid et al. 2014, at the middle of its redshift range.
    private static readonly Zheng07Parameters Cmass = new(13.03, 0.38, 13.27, 14.08, 0.76);
    private const double Redshift = 0.55;

    private static readonly TinkerMassFunction MassFunction =
        new(new MassVariance(TestHalos.Cosmology, new EisensteinHuPowerSpectrum(TestHalos.Parameters)));

    // 1024^3 particles in 2 Gpc/h are 6.2e11 Msun/h at omega_m = 0.3: a 20-particle cut loses 34-40 % of a CMASS sample, a 10-particle cut 10-14 %.
    [Theory]
    [InlineData(20, 0.34, 0.40)]
    [InlineData(10, 0.10, 0.14)]
    public void FractionBelow_CmassInTheModelCampaign_IsAsPublished(int particles, double least, double most)
    {
        double cut = MassResolution.Of(0, 0.3, 2000, 1024, particles).MinimumHaloMass;
        double spherical = new HaloMassConversion(TestHalos.Cosmology, new GalaxyPainterOptions()).Convert(cut, MassDefinition.Fof, Redshift);
        Assert.InRange(Reachability.FractionBelow(MassFunction, new Zheng07Model(Cmass), Redshift, spherical), least, most);
        Assert.False(Reachability.IsReachable(MassFunction, new Zheng07Model(Cmass), Redshift, spherical));
    }

    [Fact]
    public void FractionBelow_StepOccupation_IsTheRatioOfTwoHaloCounts()
    {
        // One central and no satellites above 1e13: the lost fraction is n(1e13 to cut) / n(> 1e13).
        var model = new OccupationAbove(1e13, 0);
        double all = Count(1e13), above = Count(2e13);
        Assert.Equal(1 - above / all, Reachability.FractionBelow(MassFunction, model, Redshift, 2e13), 5e-3);
        Assert.Equal(all, Reachability.NumberDensity(MassFunction, model, Redshift), 0.01 * all);
    }

    [Fact]
    public void FractionBelow_HigherCut_LosesMore() =>
        Gen.Select(Gen.Double[11, 14.5], Gen.Double[0.01, 0.5], Gen.Double[0.1, 0.6], Gen.Double[0, 2]).Sample(
            (log, step, sigma, redshift) =>
            {
                var model = new Zheng07Model(Cmass with { SigmaLogM = sigma });
                double low = Reachability.FractionBelow(MassFunction, model, redshift, Math.Pow(10, log));
                double high = Reachability.FractionBelow(MassFunction, model, redshift, Math.Pow(10, log + step));
                return low >= 0 && high <= 1 && low <= high + 1e-6;
            },
            iter: 50);

    [Fact]
    public void FractionBelow_NoHalosBelowTheCut_IsNoneAndAllBelowIsAll()
    {
        var model = new Zheng07Model(Cmass);
        Assert.Equal(0, Reachability.FractionBelow(MassFunction, model, Redshift, 1e7), 1e-12);
        Assert.Equal(1, Reachability.FractionBelow(MassFunction, model, Redshift, 1e17), 1e-12);
        Assert.True(Reachability.IsReachable(MassFunction, model, Redshift, 1e12));
    }

    [Fact]
    public void MatchDensity_Target_GivesTheDensityBack()
    {
        // The CMASS density is about 3e-4 (Mpc/h)^-3.
        Zheng07Parameters matched = Reachability.MatchDensity(MassFunction, Cmass, Redshift, 3e-4);
        Assert.Equal(3e-4, Reachability.NumberDensity(MassFunction, new Zheng07Model(matched), Redshift), 1e-10);
        Assert.InRange(matched.LogMMin, 12.9, 13.3);
        Assert.Equal(Cmass with { LogMMin = matched.LogMMin }, matched);
    }

    [Fact]
    public void MatchDensity_MoreGalaxiesThanHalos_IsRefused() =>
        Assert.Equal("density", Assert.Throws<InvalidInputException>(() => Reachability.MatchDensity(MassFunction, Cmass, Redshift, 1e6)).Key);

    private static double Count(double mass)
    {
        const double step = 0.002;
        double sum = 0;
        for (double log = Math.Log(mass) + step / 2; log < Math.Log(1e16); log += step) sum += MassFunction.NumberDensity(Math.Exp(log), Redshift) * step;
        return sum;
    }
}
