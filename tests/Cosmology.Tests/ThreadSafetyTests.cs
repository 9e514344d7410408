namespace Orchestrator.Cosmology.Tests;

public sealed class ThreadSafetyTests
{
    /// <summary>Construction and use from many threads give the bits of one thread, also when all share one object.</summary>
    [Fact]
    public void Everything_FromManyThreads_GivesTheSameBits()
    {
        double[] alone = Answers(Make());
        (WcdmCosmology, MassVariance, AbundanceMatchingTable) shared = Make();
        var together = new double[16][];
        Parallel.For(0, together.Length, i => together[i] = Answers(i % 2 == 0 ? Make() : shared));
        foreach (double[] answers in together) Assert.Equal(alone, answers);
    }

    private static (WcdmCosmology Cosmology, MassVariance Variance, AbundanceMatchingTable Matching) Make()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { W0 = -0.9, Wa = 0.1 });
        var variance = new MassVariance(cosmology, new EisensteinHuPowerSpectrum(Cosmologies.Standard));
        return (cosmology, variance, new AbundanceMatchingTable(new WatsonMassFunction(variance), new TinkerMassFunction(variance), 0.4, 1e12, 1e15));
    }

    private static double[] Answers((WcdmCosmology Cosmology, MassVariance Variance, AbundanceMatchingTable Matching) made)
    {
        var answers = new List<double>();
        for (double z = 0.05; z < 2.0; z += 0.173)
        {
            answers.Add(made.Cosmology.ComovingDistance(z));
            answers.Add(made.Cosmology.RedshiftAt(1000.0 * z));
            answers.Add(made.Cosmology.LagrangianGrowthFactors(z).D32);
            answers.Add(made.Variance.Sigma(1e13 * (1.0 + z), z));
            answers.Add(made.Matching.Convert(1e13 * (1.0 + z)));
        }

        return [.. answers];
    }
}
