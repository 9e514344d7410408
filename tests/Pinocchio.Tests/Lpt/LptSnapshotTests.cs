namespace Orchestrator.Pinocchio.Tests;

public sealed class LptSnapshotTests
{
    private static LptSnapshot Reference =>
        LptSnapshot.Read(ReferenceData.Path("pinocchio", "ref32_snapshot", "pinocchio.ref32.t_snapshot.out"));

    [Fact]
    public void Read_ReferenceSnapshot_HasItsHeaderAndBlocks()
    {
        LptSnapshot snapshot = Reference;
        Assert.Equal("ID FMAX ZEL 2LPT 31PT 32PT ZACC GRUP", string.Join(' ', snapshot.Blocks.Select(block => block.Name)));
        Assert.Equal((32768L, 32768L, 1), (snapshot.Header.Particles, snapshot.Header.TotalParticles, snapshot.Header.FileCount));
        Assert.Equal(7.01202e11, snapshot.Header.ParticleMass, 1e6);
        Assert.Equal((64, 32, 2), (snapshot.Header.BoxSize, snapshot.GridSize, snapshot.CellSize));
        Assert.Equal((0.3158, 0.6842, 0.6732), (snapshot.Header.OmegaM, snapshot.Header.OmegaLambda, snapshot.Header.H));
        Assert.Equal(Enumerable.Range(1, 32768).Select(i => (long)i), snapshot.Whole("ID").ToArray());
        Assert.Equal(3 * 32768, snapshot.Real("ZEL").Length);
        Assert.Throws<KeyNotFoundException>(() => snapshot.Real("VEL").Length);
    }

    [Fact]
    public void CollapseTimes_OfTheSnapshot_AreThoseOfTheHistogram()
    {
        float[] collapse = Reference.Real("FMAX").ToArray();
        CollapseTimeHistogram histogram = CollapseTimeHistogram.Read(
            ReferenceData.Path("pinocchio", "ref32_snapshot", "pinocchio.ref32.FmaxPDF.out"));
        Assert.Equal(collapse.Length, histogram.Particles);
        int differing = 0;
        foreach ((double low, double high, long particles) in histogram.Bins)
            differing += (int)Math.Abs(collapse.Count(value => value >= low && value < high) - particles);
        Assert.InRange(differing, 0, 4); // a particle at an edge may be counted on its other side
        Assert.Equal(15735, collapse.Count(value => value >= 1)); // the log's number of collapsed particles
    }

    [Fact]
    public void Groups_OfTheSnapshot_AreTheHalosOfTheCatalogue()
    {
        long[] groups = Reference.Whole("GRUP").ToArray();
        float[] accretion = Reference.Real("ZACC").ToArray();
        Dictionary<long, int> sizes = groups.CountBy(group => group).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (CatalogHalo halo in ReferenceRuns.Catalog(ReferenceRuns.Open("pinocchio/ref32_snapshot"), 0))
            Assert.Contains(halo.Particles, sizes.Values);
        for (int particle = 0; particle < groups.Length; particle++) Assert.True(accretion[particle] is -1 or >= 0);
    }

    [Fact]
    public void Density_OfTheDensityFile_HasNoMean()
    {
        LptSnapshot snapshot = LptSnapshot.Read(
            ReferenceData.Path("pinocchio", "ref32_snapshot", "pinocchio.ref32.density0.out"));
        float[] density = snapshot.Real("DENS").ToArray();
        Assert.Equal(32768, density.Length);
        Assert.Equal(0, density.Average(), 1e-5);
        double rms = Math.Sqrt(density.Average(value => (double)value * value));
        Assert.Equal(2.3, rms, 0.4); // sigma of cells of 2 Mpc/h today; the runs' logs compute 2.31 on 128^3 particles
    }
}
