using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Tests.Occupation;

public sealed class Zheng07ModelTests
{
    private static readonly Zheng07Parameters Cmass = new(13.03, 0.38, 13.27, 14.08, 0.76);

    private static readonly Gen<Zheng07Parameters> Parameters =
        from logMMin in Gen.Double[11, 14.5]
        from sigma in Gen.Double[0.01, 1]
        from logM0 in Gen.Double[10, 14.5]
        from logM1 in Gen.Double[12, 15.5]
        from alpha in Gen.Double[0, 2]
        select new Zheng07Parameters(logMMin, sigma, logM0, logM1, alpha);

    private static readonly Gen<double> Mass = Gen.Double[9, 16].Select(log => Math.Pow(10, log));

    [Fact]
    public void MeanCentrals_AtMMin_IsOneHalf() =>
        Assert.Equal(0.5, new Zheng07Model(Cmass).MeanCentrals(Math.Pow(10, 13.03)), 1e-13);

    [Fact]
    public void MeanCentrals_OneWidthAboveMMin_IsTheErrorFunctionOfOne() =>
        Assert.Equal(0.5 * (1 + 0.84270079294971486934), new Zheng07Model(Cmass).MeanCentrals(Math.Pow(10, 13.03 + 0.38)), 1e-13);

    [Fact]
    public void MeanCentrals_OfClustersAndTinyHalos_AreOneAndZero()
    {
        var model = new Zheng07Model(Cmass);
        Assert.Equal(1, model.MeanCentrals(1e15), 1e-9);
        Assert.Equal(0, model.MeanCentrals(1e10), 1e-9);
    }

    [Fact]
    public void MeanCentrals_AnyParameters_RisesWithMassWithinZeroAndOne() =>
        Gen.Select(Parameters, Mass, Mass).Sample((parameters, a, b) =>
        {
            var model = new Zheng07Model(parameters);
            double low = model.MeanCentrals(Math.Min(a, b)), high = model.MeanCentrals(Math.Max(a, b));
            return low >= 0 && high <= 1 && low <= high;
        });

    [Fact]
    public void MeanSatellites_AnyParameters_RisesWithMassFromZero() =>
        Gen.Select(Parameters, Mass, Mass).Sample((parameters, a, b) =>
        {
            var model = new Zheng07Model(parameters);
            double low = model.MeanSatellites(Math.Min(a, b)), high = model.MeanSatellites(Math.Max(a, b));
            return low >= 0 && low <= high * (1 + 1e-14);
        });

    [Fact]
    public void MeanSatellites_UpToM0_IsZero()
    {
        var model = new Zheng07Model(Cmass);
        Assert.Equal(0, model.MeanSatellites(Math.Pow(10, 13.26)));
        Assert.True(model.MeanSatellites(Math.Pow(10, 13.28)) > 0);
    }

    [Fact]
    public void MeanSatellites_Independent_IsThePowerLaw()
    {
        var model = new Zheng07Model(Cmass, SatelliteModulation.Independent);
        double m0 = Math.Pow(10, 13.27), m1 = Math.Pow(10, 14.08);
        Assert.Equal(1, model.MeanSatellites(m0 + m1), 1e-12);
        Assert.Equal(Math.Pow(2, 0.76), model.MeanSatellites(m0 + 2 * m1), 1e-12);
    }

    [Fact]
    public void MeanSatellites_ByDefault_AreTimesTheMeanCentrals() =>
        Gen.Select(Parameters, Mass).Sample((parameters, mass) =>
        {
            var model = new Zheng07Model(parameters);
            var independent = new Zheng07Model(parameters, SatelliteModulation.Independent);
            double expected = independent.MeanSatellites(mass) * model.MeanCentrals(mass);
            return Math.Abs(model.MeanSatellites(mass) - expected) <= 1e-14 * expected;
        });

    [Fact]
    public void MeanOccupation_ManyMasses_SameBitsAsOneByOne() =>
        Gen.Select(Parameters, Mass.Array[0, 100], Gen.Enum<SatelliteModulation>()).Sample((parameters, masses, modulation) =>
        {
            var model = new Zheng07Model(parameters, modulation);
            double[] centrals = new double[masses.Length], satellites = new double[masses.Length];
            model.MeanOccupation(masses, centrals, satellites);
            for (int i = 0; i < masses.Length; i++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(model.MeanCentrals(masses[i])), BitConverter.DoubleToInt64Bits(centrals[i]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(model.MeanSatellites(masses[i])), BitConverter.DoubleToInt64Bits(satellites[i]));
            }
        });

    [Fact]
    public void MeanOccupation_OfTheInterface_SameAsTheModel()
    {
        IHodModel stepwise = new OccupationAbove(1e13);
        double[] centrals = new double[2], satellites = new double[2];
        stepwise.MeanOccupation([9e12, 2e13], centrals, satellites);
        Assert.Equal([0, 1], centrals);
        Assert.Equal([0, 2], satellites);
    }

    [Theory]
    [InlineData("log_m_min", 5, 0.3, 13, 14, 1)]
    [InlineData("log_m_min", double.NaN, 0.3, 13, 14, 1)]
    [InlineData("sigma_log_m", 13, 0, 13, 14, 1)]
    [InlineData("sigma_log_m", 13, -0.1, 13, 14, 1)]
    [InlineData("log_m0", 13, 0.3, 18, 14, 1)]
    [InlineData("log_m1", 13, 0.3, 13, double.PositiveInfinity, 1)]
    [InlineData("alpha", 13, 0.3, 13, 14, -1)]
    public void Constructor_ImpossibleParameter_NamesItsKey(string key, double logMMin, double sigma, double logM0, double logM1, double alpha)
    {
        var refused = Assert.Throws<InvalidInputException>(() => new Zheng07Model(new(logMMin, sigma, logM0, logM1, alpha)));
        Assert.Equal(key, refused.Key);
        Assert.NotNull(refused.Allowed);
        Assert.NotNull(refused.Value);
    }
}
