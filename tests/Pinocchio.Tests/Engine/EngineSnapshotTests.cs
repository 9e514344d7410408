using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineSnapshotTests
{
    private static readonly double[] Outputs = [2.0, 0.0];

    private static RunParameters Parameters => new()
    {
        RunFlag = "small",
        BoxSize = 40,
        GridSize = 20,
        RandomSeed = 5,
        Cosmology = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
    };

    [Fact]
    public void LinearDensity_OfAReferenceRun_IsTheRealFile()
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open("pinocchio/ref32_snapshot");
        LptSnapshot real = LptSnapshot.Read(reference.FileOf(reference.Names.Density));
        LptSnapshot ours = PinocchioEngine.LinearDensity(reference.Parameters, reference.OutputRedshifts);
        Assert.Equal(real.Blocks.Select(block => block.Name), ours.Blocks.Select(block => block.Name));
        Assert.Equal(real.Whole("ID"), ours.Whole("ID"));
        AssertSameHeader(real.Header, ours.Header);
        Assert.InRange(RelativeRms(ours.Real("DENS"), real.Real("DENS")), 0.0, 2e-6);
    }

    [Fact]
    public void Run_WriteTimelessSnapshot_GivesTheRealFile()
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of("pinocchio/ref32_snapshot");
        LptSnapshot real = LptSnapshot.Read(reference.FileOf(reference.Names.LptSnapshot)), ours = result.LptSnapshot!;
        Assert.Equal(real.Blocks.Select(block => block.Name), ours.Blocks.Select(block => block.Name));
        AssertSameHeader(real.Header, ours.Header);
        Assert.Equal(real.Whole("ID"), ours.Whole("ID"));
        Assert.Equal(real.Whole("GRUP"), ours.Whole("GRUP"));
        foreach ((string block, double tolerance) in (ReadOnlySpan<(string, double)>)[("FMAX", 1.5e-5), ("ZEL", 2e-6), ("2LPT", 3e-6), ("31PT", 5e-6), ("32PT", 5e-6), ("ZACC", 2e-6)])
            Assert.InRange(RelativeRms(ours.Real(block), real.Real(block)), 0.0, tolerance);
    }

    [Fact]
    public void PairedIC_TurnsTheSignOfTheDensityExactly()
    {
        float[] plain = Density(Parameters), paired = Density(Parameters with { PairedPhases = true });
        Assert.Contains(plain, value => value != 0f);
        for (int n = 0; n < plain.Length; n++) Assert.Equal(-plain[n], paired[n]);
    }

    [Fact]
    public void FixedIC_GivesEveryModeItsMeanAmplitudeAndTheSamePhase()
    {
        const int grid = 20;
        float[] drawn = Modes(Density(Parameters)), constant = Modes(Density(Parameters with { FixedAmplitudes = true }));
        var spectrum = new EisensteinHuPowerSpectrum(Parameters.Cosmology, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        int row = 2 * (grid / 2 + 1), compared = 0;
        for (int n = 0; n < drawn.Length; n += 2)
        {
            int line = n / row, x = Signed(line / grid), y = Signed(line % grid), z = n % row / 2, square = x * x + y * y + z * z;
            double size = Math.Sqrt((double)constant[n] * constant[n] + (double)constant[n + 1] * constant[n + 1]) / (grid * grid * grid);
            bool isEmpty = square == 0 || 4 * square > grid * grid || Math.Abs(x) == grid / 2 || Math.Abs(y) == grid / 2 || z == grid / 2;
            double expected = isEmpty ? 0.0 : Math.Sqrt(spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(square) / Parameters.BoxSize) / Math.Pow(Parameters.BoxSize, 3));
            Assert.Equal(expected, size, 2e-6);
            if (isEmpty) continue;
            compared++;
            double cross = (double)drawn[n] * constant[n + 1] - (double)drawn[n + 1] * constant[n], dot = (double)drawn[n] * constant[n] + (double)drawn[n + 1] * constant[n + 1];
            Assert.Equal(0.0, Math.Atan2(cross, dot), 1e-2);
        }

        Assert.True(compared > 1000, $"{compared} modes");
        int Signed(int index) => index <= grid / 2 ? index : index - grid;
    }

    /// <summary>The same seed draws the same large waves on any grid: pinocchio.x has them equal to 8e-7 between 32^3 and 64^3.</summary>
    [Theory]
    [InlineData(24)]
    [InlineData(27)]
    [InlineData(40)]
    public void LinearDensity_OnAnotherGrid_HasTheSameLargeWaves(int grid)
    {
        const int largest = 8;
        float[] coarse = Modes(Density(Parameters)), fine = Modes(Density(Parameters with { GridSize = grid }), grid);
        double size = 0.0;
        for (int x = -largest; x <= largest; x++)
        {
            for (int y = -largest; y <= largest; y++)
            {
                for (int z = 0; z <= largest; z++)
                {
                    if (x * x + y * y + z * z > largest * largest) continue;
                    for (int part = 0; part < 2; part++)
                    {
                        double expected = coarse[At(20, x, y, z) + part] / 8e3, actual = fine[At(grid, x, y, z) + part] / Math.Pow(grid, 3);
                        Assert.Equal(expected, actual, 2e-6);
                        size = Math.Max(size, Math.Abs(expected));
                    }
                }
            }
        }

        Assert.True(size > 0.01, $"no wave is larger than {size}");
        static int At(int grid, int x, int y, int z) => (((x + grid) % grid * grid) + ((y + grid) % grid)) * 2 * (grid / 2 + 1) + 2 * z;
    }

    [Fact]
    public void Particles_AtAHighRedshift_AreDisplacedByTheGrowthOfTheLinearField()
    {
        double[] early = [400.0, 0.0], earlier = [800.0, 0.0];
        LptSnapshot first = PinocchioEngine.Particles(Parameters, early), second = PinocchioEngine.Particles(Parameters, earlier);
        Assert.Equal(["ID", "POS", "VEL"], first.Blocks.Select(block => block.Name));
        Assert.Equal(400.0, first.Header.Redshift);
        var cosmology = new WcdmCosmology(Parameters.Cosmology);
        double ratio = cosmology.GrowthFactor(400.0) / cosmology.GrowthFactor(800.0), speed = 0.0, difference = 0.0;
        double toVelocity = cosmology.HubbleParameter(400.0) / Math.Sqrt(401.0) * cosmology.GrowthRate(400.0);
        for (int n = 0; n < first.Real("POS").Length; n++)
        {
            double rest = (n % 3 == 0 ? n / 3 / 400 : n % 3 == 1 ? n / 3 / 20 % 20 : n / 3 % 20) * 2.0 + 1.0;
            double displacement = Math.IEEERemainder(first.Real("POS")[n] - rest, 40.0), before = Math.IEEERemainder(second.Real("POS")[n] - rest, 40.0);
            Assert.Equal(displacement, before * ratio, 2e-4);
            difference += Math.Pow(first.Real("VEL")[n] - displacement * toVelocity, 2);
            speed += Math.Pow(first.Real("VEL")[n], 2);
        }

        Assert.InRange(Math.Sqrt(difference / speed), 0.0, 5e-3);
    }

    private static float[] Density(RunParameters parameters) => PinocchioEngine.LinearDensity(parameters, Outputs).Real("DENS").ToArray();

    private static float[] Modes(float[] density, int grid = 20)
    {
        int row = 2 * (grid / 2 + 1);
        var padded = new float[grid * grid * row];
        for (int line = 0; line < grid * grid; line++) density.AsSpan(line * grid, grid).CopyTo(padded.AsSpan(line * row));
        new RealFft3D<float>(grid, grid, grid).Forward(padded, 1);
        return padded;
    }

    private static void AssertSameHeader(LptHeader expected, LptHeader actual)
    {
        Assert.Equal(expected with { ParticleMass = 0 }, actual with { ParticleMass = 0 });
        Assert.Equal(expected.ParticleMass, actual.ParticleMass, expected.ParticleMass * 1e-6);
    }

    private static double RelativeRms(ReadOnlySpan<float> ours, ReadOnlySpan<float> real)
    {
        Assert.Equal(real.Length, ours.Length);
        double difference = 0.0, square = 0.0;
        for (int n = 0; n < real.Length; n++)
        {
            difference += (ours[n] - (double)real[n]) * (ours[n] - (double)real[n]);
            square += (double)real[n] * real[n];
        }

        return Math.Sqrt(difference / square);
    }
}
