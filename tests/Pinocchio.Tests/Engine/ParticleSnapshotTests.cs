using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>The second arguments 2 and 3 beside a run of the real program (V5.1 with SNAPSHOT, one rank) in true units on 64^3 particles.</summary>
public sealed class ParticleSnapshotTests
{
    private static readonly int[] Particles = [0, 12345, 100000, 262143];

    private static string Text => TestParameters.Text
        .Replace("BoxSize 256", "BoxSize 128", StringComparison.Ordinal)
        .Replace("GridSize 128", "GridSize 64", StringComparison.Ordinal)
        .Replace("RandomSeed 12345", "RandomSeed 7", StringComparison.Ordinal)
        .Replace("Omega0 0.3158", "Omega0 0.28", StringComparison.Ordinal)
        .Replace("OmegaLambda 0.6842", "OmegaLambda 0.72", StringComparison.Ordinal)
        .Replace("OutputInH100\n", "", StringComparison.Ordinal)
        .Replace("StartingzForPLC 0.3", "StartingzForPLC -1", StringComparison.Ordinal);

    [Fact]
    public void Run_Particles_WritesTheRealProgramsSnapshot()
    {
        using TemporaryFolder folder = Run(ProgramTask.Particles, new EngineOptions());
        string file = folder.File("pinocchio.0.5000.test.LPT_snapshot.out");
        Assert.Equal(7340592, new FileInfo(file).Length);
        LptSnapshot snapshot = LptSnapshot.Read(file);
        Assert.Equal(["ID", "POS", "VEL"], snapshot.Blocks.Select(block => block.Name));
        Assert.Equal(62.171194288e10, snapshot.Header.ParticleMass, 1e4);
        Assert.Equal((128.0, 0.28, 0.72, 0.6732), (snapshot.Header.BoxSize, snapshot.Header.OmegaM, snapshot.Header.OmegaLambda, snapshot.Header.H));
        float[] places =
        [
            127.08175f, 2.2015634f, 3.6985254f, 3.5661287f, 4.645176f, 118.69905f,
            54.592f, 53.772247f, 68.71832f, 126.64577f, 0.18849182f, 1.9413452f,
        ];
        float[] speeds =
        [
            -137.796f, 89.822235f, 190.99228f, -257.74838f, 275.13663f, 228.00397f,
            356.48743f, 38.545f, 294.15613f, -29.246168f, 99.42001f, 221.43286f,
        ];
        AssertVectors(places, snapshot.Real("POS"), 5e-5);
        AssertVectors(speeds, snapshot.Real("VEL"), 5e-3);
    }

    /// <summary>Corrected, the velocities are what carries the particles from one output to the next: v = -H dx/dz.</summary>
    [Fact]
    public void Velocities_Corrected_AreTheRateOfThePlaces()
    {
        using TemporaryFolder folder = Run(ProgramTask.Particles, new EngineOptions { CorrectKnownFaults = true });
        LptSnapshot snapshot = LptSnapshot.Read(folder.File("pinocchio.0.5000.test.LPT_snapshot.out"));
        RunParameters run = RunParameters.From(ParameterFile.Parse(Text, "test"));
        const double step = 0.01;
        ReadOnlySpan<float> before = PinocchioEngine.Particles(run, [0.5 + step]).Real("POS"), after = PinocchioEngine.Particles(run, [0.5 - step]).Real("POS");
        double rate = new WcdmCosmology(run.Cosmology).HubbleParameter(0.5) / (2.0 * step) * Math.Sqrt(1.5), difference = 0.0, square = 0.0;
        ReadOnlySpan<float> speeds = snapshot.Real("VEL");
        for (int n = 0; n < speeds.Length; n++)
        {
            double expected = Math.IEEERemainder(after[n] - (double)before[n], run.BoxSize) * rate;
            difference += (speeds[n] - expected) * (speeds[n] - expected);
            square += expected * expected;
        }

        Assert.InRange(Math.Sqrt(difference / square), 0.0, 1e-3);
    }

    [Fact]
    public void Run_LinearDensity_WritesTheRealProgramsFile()
    {
        using TemporaryFolder folder = Run(ProgramTask.LinearDensity, new EngineOptions());
        string file = folder.File("pinocchio.test.density0.out");
        Assert.Equal(2097600, new FileInfo(file).Length);
        LptSnapshot snapshot = LptSnapshot.Read(file);
        Assert.Equal(128.0, snapshot.Header.BoxSize);
        double[] expected = [-0.32697186, 3.3174255, 1.8085741, -0.05472871];
        for (int n = 0; n < Particles.Length; n++) Assert.Equal(expected[n], snapshot.Real("DENS")[Particles[n]], 1e-5);
        Assert.Equal(2.2107036, Math.Sqrt(snapshot.Real("DENS").ToArray().Average(value => (double)value * value)), 1e-5);
    }

    private static void AssertVectors(float[] expected, ReadOnlySpan<float> block, double tolerance)
    {
        for (int n = 0; n < expected.Length; n++) Assert.Equal(expected[n], block[3 * Particles[n / 3] + n % 3], tolerance);
    }

    private static TemporaryFolder Run(ProgramTask task, EngineOptions options)
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("parameter_file"), Text);
        File.WriteAllText(folder.File("outputs"), "0.5\n");
        var program = new ProgramOptions { Task = task, Engine = options with { Folder = folder.FullName, Threads = 2 } };
        PinocchioProgram.Run("parameter_file", TextWriter.Null, program, TestContext.Current.CancellationToken);
        return folder;
    }
}
