namespace Orchestrator.Cosmology.Tests;

public sealed class WatsonMassFunctionTests
{
    /// <summary>Column 6 is PINOCCHIO's analytic dn/dM in its units, column 7 is 1.686 / sigma(M, z).</summary>
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
                Assert.InRange(Cosmologies.RelativeDifference(peakHeight, row[6]), 0.0, 5e-4);
                Assert.InRange(Cosmologies.RelativeDifference(density, row[5]), 0.0, 1e-3 * peakHeight * peakHeight);
                compared++;
            }
        }

        Assert.True(compared >= 10);
    }
}
