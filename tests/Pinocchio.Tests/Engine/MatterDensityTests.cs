using System.Text;
using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class MatterDensityTests
{
    private const int Cells = 12;
    private static readonly double[] Outputs = [1.0, 0.0];

    private static RunParameters Parameters => new()
    {
        RunFlag = "small",
        BoxSize = 48,
        GridSize = 24,
        RandomSeed = 11,
        Cosmology = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
    };

    [Theory]
    [InlineData(MassAssignment.CloudInCell)]
    [InlineData(MassAssignment.TriangularShapedCloud)]
    public void MatterDensity_IsTheAssignmentOfTheSnapshotsParticles(MassAssignment assignment)
    {
        MatterDensity ours = Run(2, assignment).MatterDensities[0];
        Assert.Equal(1.0, ours.Redshift);
        ReadOnlySpan<float> particles = PinocchioEngine.Particles(Parameters, Outputs).Real("POS");
        var expected = new double[Cells * Cells * Cells];
        for (int n = 0; n < particles.Length; n += 3) Share(particles.Slice(n, 3), assignment, expected);
        for (int n = 0; n < expected.Length; n++) Assert.Equal(expected[n] * Math.Pow(Cells / 24.0, 3), ours.Density.Span[n], 2e-4);
    }

    [Theory]
    [InlineData(MassAssignment.CloudInCell)]
    [InlineData(MassAssignment.TriangularShapedCloud)]
    public void MatterDensity_HasAMeanOfOneAndTheSameBytesOnAnyThreads(MassAssignment assignment)
    {
        IReadOnlyList<MatterDensity> one = Run(1, assignment).MatterDensities, three = Run(3, assignment).MatterDensities;
        Assert.Equal(Outputs, one.Select(density => density.Redshift));
        for (int n = 0; n < one.Count; n++)
        {
            Assert.True(one[n].Density.Span.SequenceEqual(three[n].Density.Span), "the threads changed the density");
            Assert.Equal(1.0, Mean(one[n].Density.Span), 1e-6);
        }
    }

    /// <summary>The variance of the early density, smoothed by large cells, grows as the square of the growth factor.</summary>
    [Fact]
    public void MatterDensity_Early_GrowsLinearly()
    {
        IReadOnlyList<MatterDensity> made = PinocchioEngine.Run(
            Parameters, [60.0, 40.0, 0.0], new EngineOptions { MatterDensity = new MatterMesh(4, MassAssignment.TriangularShapedCloud) },
            cancellation: TestContext.Current.CancellationToken).MatterDensities;
        var cosmology = new WcdmCosmology(Parameters.Cosmology);
        double growth = cosmology.GrowthFactor(40.0) / cosmology.GrowthFactor(60.0);
        Assert.Equal(growth * growth, Variance(made[1].Density.Span) / Variance(made[0].Density.Span), 0.03);
    }

    [Fact]
    public void Write_IsReadAsNumPy()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("density.npy");
        float[] values = [.. Enumerable.Range(0, 64).Select(n => n / 3f)];
        new MatterDensity(0.0, 4, values).Write(path);
        byte[] bytes = File.ReadAllBytes(path);
        int length = BitConverter.ToUInt16(bytes, 8);
        Assert.Equal(0, (10 + length) % 64);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 4, 4), }", Encoding.ASCII.GetString(bytes, 10, length).TrimEnd());
        Assert.Equal(10 + length + 64 * sizeof(float), bytes.Length);
        Assert.Equal(values, Enumerable.Range(0, 64).Select(n => BitConverter.ToSingle(bytes, 10 + length + 4 * n)));
    }

    private static EngineResult Run(int threads, MassAssignment assignment) => PinocchioEngine.Run(
        Parameters, Outputs, new EngineOptions { Threads = threads, MatterDensity = new MatterMesh(Cells, assignment) },
        cancellation: TestContext.Current.CancellationToken);

    /// <summary>The weights by their definition: the overlap of a cloud with the cells.</summary>
    private static void Share(ReadOnlySpan<float> place, MassAssignment assignment, double[] mesh)
    {
        Span<(int Cell, double Weight)> shares = stackalloc (int, double)[9];
        for (int axis = 0; axis < 3; axis++)
        {
            double at = place[axis] * Cells / 48.0;
            int nearest = (int)Math.Floor(at);
            for (int step = -1; step <= 1; step++)
            {
                double distance = Math.Abs(at - (nearest + step + 0.5));
                double weight = assignment == MassAssignment.CloudInCell ? Math.Max(0.0, 1.0 - distance)
                    : distance <= 0.5 ? 0.75 - distance * distance
                    : 0.5 * Math.Pow(1.5 - distance, 2);
                shares[3 * axis + step + 1] = ((nearest + step + Cells) % Cells, weight);
            }
        }

        foreach ((int x, double a) in shares[..3])
        {
            foreach ((int y, double b) in shares[3..6])
            {
                foreach ((int z, double c) in shares[6..]) mesh[(x * Cells + y) * Cells + z] += a * b * c;
            }
        }
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0.0;
        foreach (float value in values) sum += value;
        return sum / values.Length;
    }

    private static double Variance(ReadOnlySpan<float> values)
    {
        double sum = 0.0;
        foreach (float value in values) sum += (value - 1.0) * (value - 1.0);
        return sum / values.Length;
    }
}
