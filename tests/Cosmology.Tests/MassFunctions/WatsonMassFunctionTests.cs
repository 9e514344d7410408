namespace Orchestrator.Cosmology.Tests;

public sealed class WatsonMassFunctionTests
{
    /// <summary>Column 6 is PINOCCHIO's analytic dn/dM in its units, column 7 is 1.686 / sigma(M, z).</summary>
    /// <remarks>
    /// Where sigma is off by a fraction e, the exponential cut-off is off by about nu^2 e; their sigma is a spline that leaves ours by up to 2e-4 at the
    /// largest masses.
    /// </remarks>
    [Theory]
    [ClassData(typeof(PinocchioRuns))]
    public void NumberDensity_AgainstPinocchiosColumn_Agrees(string run)
    {
        var reference = new PinocchioRun(run);
        var variance = new MassVariance(reference.Cosmology(), reference.PowerSpectrum());
        var watson = new WatsonMassFunction(variance);
        double h = reference.InH100 ? 1.0 : reference.Parameters.H;
        int compared = 0;
        foreach ((double redshift, double[][] rows) in reference.MassFunctions())
        {
            foreach (double[] row in rows)
            {
                double mass = row[0] * h;
                double density = watson.NumberDensity(mass, redshift) / mass * h * h * h * h;
                double peakHeight = variance.PeakHeight(mass, redshift);
                Assert.InRange(Cosmologies.RelativeDifference(peakHeight, row[6]), 0.0, 2e-4);
                Assert.InRange(Cosmologies.RelativeDifference(density, row[5]), 0.0, 2e-4 * (1.0 + 3.0 * peakHeight * peakHeight));
                compared++;
            }
        }

        Assert.True(compared >= 10);
    }

    /// <summary>
    /// Halos of ref128 (256 Mpc/h) by particle number, 10-20, 20-43, 43-143, 143-428, 428-1426, over Watson: the ratios that the description of the
    /// reference data states, for groups without empty bins (an empty bin's width cannot be told from the file).
    /// </summary>
    [Theory]
    [InlineData(0.0, 0.82, 0.91, 0.87, 0.96, 1.07)]
    [InlineData(0.5, 0.88, 0.91, 0.94, 0.88)]
    [InlineData(1.0, 0.94, 0.95, 0.95, 1.15)]
    [InlineData(2.0, 1.02, 1.02)]
    public void NumberDensity_AgainstCountsOfARealRun_HasTheStatedRatios(double redshift, params double[] ratios)
    {
        var reference = new PinocchioRun("pinocchio/ref128_ascii");
        WcdmCosmology cosmology = reference.Cosmology();
        var watson = new WatsonMassFunction(new MassVariance(cosmology, reference.PowerSpectrum()));
        double particle = 8.0 * cosmology.MeanMatterDensity;
        double[][] rows = reference.MassFunctions().Single(file => file.Redshift == redshift).Rows;
        double[] edges = [10, 20, 43, 143, 428, 1426];
        for (int i = 0; i < ratios.Length; i++)
        {
            double[][] group = [.. rows.Where(row => row[0] >= (edges[i] - 0.5) * particle && row[0] < (edges[i + 1] - 0.5) * particle)];
            double counted = group.Sum(row => row[4]);
            double expected = group.Sum(row => row[4] / row[1] * watson.NumberDensity(row[0], redshift) / row[0]);
            Assert.Equal(ratios[i], counted / expected, 0.0065);
        }
    }

    [Fact]
    public void CheckValidity_OutsideTheFit_Warns()
    {
        var watson = new WatsonMassFunction(new MassVariance(new WcdmCosmology(Cosmologies.Standard), new EisensteinHuPowerSpectrum(Cosmologies.Standard)));
        Assert.Equal(MassDefinition.Fof, watson.MassDefinition);
        Assert.Empty(watson.CheckValidity(1e13, 1e15, 0.0));
        Assert.Contains(watson.CheckValidity(1e13, 1e15, 3.0), warning => warning.Value < 0.27);
        Assert.Contains(watson.CheckValidity(1e9, 1e10, 0.0), warning => warning.Value > 1.733);
    }
}
