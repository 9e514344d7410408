using System.Globalization;
using System.IO.Compression;
using Orchestrator.Cosmology;

namespace Orchestrator.Observational.Tests.RedshiftSpace;

/// <summary>
/// Velocities of real PINOCCHIO halos against the linear theory of their displacement: unit, sign and factor of 1 + z of what the distortions are made of.
/// </summary>
public sealed class ReferenceVelocityTests
{
    private const double BoxSize = 256;

    private static readonly WcdmCosmology Cosmology =
        new(new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.8120 });

    [Theory]
    [InlineData("0.0000", 1.069, 0.001)]
    [InlineData("0.5000", 1.057, 0.001)]
    [InlineData("1.0000", 1.053, 0.001)]
    public void Velocities_OfTheReferenceRun_FollowTheirDisplacement(string output, double expected, double tolerance)
    {
        double redshift = double.Parse(output, CultureInfo.InvariantCulture);
        // v = f H / (1 + z) (x - q) at first order; second and third order add some per cent.
        double linear = Cosmology.GrowthRate(redshift) * Cosmology.HubbleParameter(redshift) / (1 + redshift);
        double product = 0, square = 0;
        foreach (double[] halo in Rows(ReferenceData.Path("pinocchio", "ref128_ascii", $"pinocchio.{output}.ref128.catalog.out.gz")))
        {
            for (int axis = 0; axis < 3; axis++)
            {
                double displacement = halo[5 + axis] - halo[2 + axis];
                displacement -= BoxSize * Math.Round(displacement / BoxSize);
                product += linear * displacement * halo[8 + axis];
                square += linear * displacement * linear * displacement;
            }
        }
        double slope = product / square;
        Assert.InRange(slope, 1.00, 1.10);
        Assert.Equal(expected, slope, tolerance);
    }

    // ID, mass, Lagrangian position (3), position (3), velocity (3), particles.
    private static IEnumerable<double[]> Rows(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0) continue;
            yield return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        }
    }
}
