using Orchestrator.Cosmology;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Gates;

public sealed class CountToleranceTests
{
    private static readonly MassVariance Variance = new(
        new WcdmCosmology(EngineCosmology), new EisensteinHuPowerSpectrum(EngineCosmology));

    private static CosmologyParameters EngineCosmology => Support.EngineRuns.Reference128.Cosmology;

    // Without clustering the bounds must be the Poisson distribution's own quantiles of three standard deviations, 0.135 % on each side.
    [Theory]
    [InlineData(0.19)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Around_WithoutClustering_LeavesWhatAPoissonDistributionHasOutside(double mean)
    {
        var tolerance = new CountTolerance(Variance, 1000);

        (double least, double greatest) = tolerance.Around(new PredictedHalos(mean, mean, mean, 0), 1e9);

        Assert.InRange(PoissonBelow((int)Math.Ceiling(least), mean), 0, 0.0025);
        Assert.InRange(1 - PoissonBelow((int)Math.Floor(greatest) + 1, mean), 0.0002, 0.0025);
    }

    [Fact]
    public void Around_APartOfTheBox_ScattersByTheLinearFieldInIt()
    {
        // sigma(8 Mpc/h) = sigma8 today: in spheres of that radius halos of bias 2 scatter by 2 sigma8, Poisson noise aside.
        const double Bias = 2, Halos = 1e8;
        var tolerance = new CountTolerance(Variance, 1e4);
        double sphere = 4 * Math.PI / 3 * 8 * 8 * 8;

        (_, double greatest) = tolerance.Around(new PredictedHalos(Halos, Halos, Halos, Bias * Halos), sphere);

        double first = Bias * 0.812, second = first * first;
        Assert.Equal(1 + (3 * Math.Sqrt((first * first) + (second * second))), greatest / Halos, 0.01);
    }

    [Fact]
    public void Around_TheWholeBox_HasNoSampleVarianceOfFirstOrder()
    {
        var tolerance = new CountTolerance(Variance, 128);

        (_, double box) = tolerance.Around(new PredictedHalos(1e6, 1e6, 1e6, 2e6), 128.0 * 128 * 128);
        (_, double half) = tolerance.Around(new PredictedHalos(1e6, 1e6, 1e6, 2e6), 64.0 * 128 * 128);

        Assert.InRange((box / 1e6) - 1, 0.003, 0.12);
        Assert.True(half > 1.1 * box);
    }

    [Fact]
    public void Around_PlacesSeenAgain_ScatterLikeFewerHalos()
    {
        var tolerance = new CountTolerance(Variance, 1000);

        (_, double once) = tolerance.Around(new PredictedHalos(100, 100, 100, 0), 1e9);
        (_, double nineTimes) = tolerance.Around(new PredictedHalos(900, 900, 900, 0), 1e9, copies: 9);

        Assert.Equal(once / 100, nineTimes / 900, 1e-12);
    }

    private static double PoissonBelow(int count, double mean)
    {
        double logTerm = -mean, sum = 0;
        for (int n = 0; n < count; n++)
        {
            sum += Math.Exp(logTerm);
            logTerm += Math.Log(mean / (n + 1));
        }
        return sum;
    }
}
