using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests.Resolution;

public sealed class CommonMassCutTests
{
    [Fact]
    public void Apply_Halos_KeepsThoseAtOrAboveTheCutInTheirOrder()
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 1e11);
        double[] masses = [3e12, 1e12, 2e12, 5e12, 1.9999e12];
        for (int i = 0; i < masses.Length; i++) builder.Append(new Halo((ulong)i, 0, 0, 0, 0, 0, 0, 0, masses[i], 0));
        using HaloTable halos = builder.Build();
        using HaloTable kept = CommonMassCut.Apply(halos, 2e12);
        Assert.Equal([0UL, 2UL, 3UL], kept.Id.ToArray());
        Assert.Equal(1e11, kept.ParticleMass);
    }

    // Trap 3 of a mock campaign: halo counts above one cut must not step with the particle mass.
    [Fact]
    public void Apply_AfterTheDither_CountsAboveTheCutAreSmoothInTheParticleMass()
    {
        const double cut = 2e13;
        double[] steps = [.. Enumerable.Range(0, 11).Select(i => Count(cut, cut / (20 + i / 7.0), dither: false))];
        double[] smooth = [.. Enumerable.Range(0, 11).Select(i => Count(cut, cut / (20 + i / 7.0), dither: true))];
        Assert.True(Roughness(steps) > 0.03, $"undithered counts are a sawtooth of several per cent ({Roughness(steps):P1})");
        Assert.True(Roughness(smooth) < 0.015, $"dithered counts are smooth ({Roughness(smooth):P1})");
    }

    [Fact]
    public void Apply_DitheredHalosOfTheLightestRun_AreCompleteAboveTheCommonCut()
    {
        // Halos of 18 to 40 particles exist, those below 20 were not written: above the common cut nothing must be missing.
        MassResolution run = MassResolution.Of(0, 0.3, 2000, 1024, 20);
        double cut = MinimumMassReport.WithSmallestCut([run]).Cut;
        using HaloTable all = Particles(18, 40, run.ParticleMass), written = Particles(20, 40, run.ParticleMass);
        using HaloTable allDithered = MassDither.Apply(all, 9), writtenDithered = MassDither.Apply(written, 9);
        using HaloTable expected = CommonMassCut.Apply(allDithered, cut), kept = CommonMassCut.Apply(writtenDithered, cut);
        Assert.True(expected.Id.SequenceEqual(kept.Id));
        Assert.True(expected.Mass.SequenceEqual(kept.Mass));
    }

    private static double Roughness(double[] counts) => (counts.Max() - counts.Min()) / counts.Average();

    // Halos with dn/dM ~ M^-2, binned into whole particles as a simulation does: N(M) halos have floor(M / particle mass) particles.
    private static double Count(double cut, double particleMass, bool dither)
    {
        const int halos = 20_000;
        using var builder = new HaloTableBuilder(MassDefinition.Fof, particleMass, halos);
        for (int i = 0; i < halos; i++)
        {
            double mass = cut / 2 / (1 - (i + 0.5) / halos);
            builder.Append(new Halo((ulong)i, 0, 0, 0, 0, 0, 0, 0, Math.Round(mass / particleMass) * particleMass, 0));
        }
        using HaloTable table = builder.Build();
        using HaloTable dithered = dither ? MassDither.Apply(table, 3) : table.WithMass(table.Mass, table.MassDefinition);
        using HaloTable kept = CommonMassCut.Apply(dithered, cut);
        return kept.Count;
    }

    private static HaloTable Particles(int fewest, int most, double particleMass)
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, particleMass);
        for (int i = fewest * 1000; i < (most + 1) * 1000; i++) builder.Append(new Halo((ulong)i, 0, 0, 0, 0, 0, 0, 0, i / 1000 * particleMass, 0));
        return builder.Build();
    }
}
