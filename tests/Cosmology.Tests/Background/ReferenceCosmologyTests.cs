namespace Orchestrator.Cosmology.Tests;

/// <summary>The background against the <c>.cosmology.out</c> of the real PINOCCHIO, also with w0 = -0.9, wa = 0.2 and the same law as a table.</summary>
public sealed class ReferenceCosmologyTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [ClassData(typeof(PinocchioRuns))]
    public void Distances_AboveRedshiftATenth_AgreeTo1e4(string run)
    {
        var reference = new PinocchioRun(run);
        WcdmCosmology cosmology = reference.Cosmology();
        double h = cosmology.Parameters.H;
        int compared = 0;
        foreach (double[] row in reference.CosmologyTable())
        {
            double z = 1.0 / row[0] - 1.0;
            if (z is < 0.1 or > 20.0) continue;
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistance(z) / h, row[2]), 0.0, Tolerance);
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.AngularDiameterDistance(z) / h, row[3]), 0.0, Tolerance);
            compared++;
        }

        Assert.True(compared > 50, "the table of the run must reach the redshifts that are compared");
    }

    [Theory]
    [ClassData(typeof(PinocchioRuns))]
    public void GrowthAndTimes_AllScaleFactors_AgreeTo1e4(string run)
    {
        var reference = new PinocchioRun(run);
        WcdmCosmology cosmology = reference.Cosmology();
        int compared = 0;
        foreach (double[] row in reference.CosmologyTable().Where(row => row[0] <= 1.5))
        {
            double z = 1.0 / row[0] - 1.0;
            LagrangianGrowth factors = cosmology.LagrangianGrowthFactors(Math.Min(z, 9999.0));
            LagrangianGrowth rates = cosmology.LagrangianGrowthRates(Math.Min(z, 9999.0));

            // PINOCCHIO's clock starts at a = 6e-7, which shows below a = 1e-3.
            if (row[0] >= 1e-3) Assert.InRange(Cosmologies.RelativeDifference(cosmology.Age(z), row[1]), 0.0, Tolerance);
            double[] ours =
            [
                cosmology.OmegaMAt(z), factors.D1, factors.D2, -factors.D31, factors.D32,
                rates.D1, rates.D2, rates.D31, rates.D32,
            ];
            double[] theirs = [row[4], .. row[6..14]];
            for (int i = 0; i < ours.Length; i++)
            {
                Assert.True(
                    Cosmologies.RelativeDifference(ours[i], theirs[i]) < Tolerance,
                    $"a = {row[0]}, quantity {i}: {ours[i]} here, {theirs[i]} in the run");
            }

            compared++;
        }

        Assert.True(compared > 200);
    }

    [Fact]
    public void TabulatedDarkEnergy_TableOfTheSameLaw_GivesTheSameCosmology()
    {
        WcdmCosmology table = new PinocchioRun("pinocchio/ref32_tabeos").Cosmology();
        WcdmCosmology law = new PinocchioRun("pinocchio/ref32_w0wa").Cosmology();
        foreach (double z in new[] { 0.1, 0.5, 1.0, 3.0, 10.0, 20.0 })
        {
            Assert.InRange(Cosmologies.RelativeDifference(table.ComovingDistance(z), law.ComovingDistance(z)), 0.0, 1e-5);
            Assert.InRange(Cosmologies.RelativeDifference(table.GrowthFactor(z), law.GrowthFactor(z)), 0.0, 1e-5);
            Assert.InRange(Cosmologies.RelativeDifference(table.ComovingDistance(z), table.ComovingDistanceByQuadrature(z)), 0.0, 1e-9);
        }
    }
}
