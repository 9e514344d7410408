namespace Orchestrator.Pinocchio.Tests;

/// <summary>The same run written in both ways must agree to the rounding of ascii: 0.01 in catalogues, six decimals in cones.</summary>
public sealed class AsciiAndBinaryTests
{
    [Theory]
    [InlineData("64")]
    [InlineData("128")]
    public void Catalog_AsciiAndBinary_AgreeToRounding(string grid)
    {
        PinocchioRun ascii = ReferenceRuns.Open($"pinocchio/ref{grid}_ascii");
        PinocchioRun binary = ReferenceRuns.Open($"pinocchio/ref{grid}_binary");
        foreach (double redshift in ascii.OutputRedshifts)
            CompareCatalogs(ReferenceRuns.Catalog(ascii, redshift), ReferenceRuns.Catalog(binary, redshift));
    }

    [Fact]
    public void Catalog_SplitAsciiAndBinary_AgreeToRounding()
    {
        PinocchioRun ascii = ReferenceRuns.Open("pinocchio/ref64_ascii_np2_numfiles2");
        PinocchioRun binary = ReferenceRuns.Open("pinocchio/ref64_binary_np2_numfiles2");
        foreach (double redshift in ascii.OutputRedshifts)
            CompareCatalogs(ReferenceRuns.Catalog(ascii, redshift), ReferenceRuns.Catalog(binary, redshift));
    }

    [Theory]
    [InlineData("ref64_ascii", "ref64_binary")]
    [InlineData("ref128_ascii", "ref128_binary")]
    [InlineData("ref64_ascii_np2_numfiles2", "ref64_binary_np2_numfiles2")]
    public void Cone_AsciiAndBinary_AgreeToRounding(string asciiName, string binaryName)
    {
        ConeHalo[] ascii = ReferenceRuns.Cone(ReferenceRuns.Open($"pinocchio/{asciiName}"));
        ConeHalo[] binary = ReferenceRuns.Cone(ReferenceRuns.Open($"pinocchio/{binaryName}"));
        Assert.Equal(binary.Length, ascii.Length);
        for (int row = 0; row < ascii.Length; row++)
        {
            (ConeHalo a, ConeHalo b) = (ascii[row], binary[row]);
            Assert.Equal(b.Id, a.Id);
            Assert.Equal(b.Mass, a.Mass, 1e-8 * b.Mass);
            double[] differences =
            [
                a.Redshift - b.Redshift, a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.VelocityX - b.VelocityX, a.VelocityY - b.VelocityY,
                a.VelocityZ - b.VelocityZ, a.Theta - b.Theta, a.Phi - b.Phi, a.LineOfSightVelocity - b.LineOfSightVelocity,
                a.ObservedRedshift - b.ObservedRedshift,
            ];
            Assert.All(differences, difference => Assert.InRange(difference, -5.1e-7, 5.1e-7));
        }
    }

    [Fact]
    public void Catalog_SplitAndWhole_DifferByFewHalosOnly()
    {
        // Two ranks merge a few halos at the edge of their boundary layers differently; the README states it.
        CatalogHalo[] whole = ReferenceRuns.Catalog(ReferenceRuns.Open("pinocchio/ref64_binary"), 0);
        CatalogHalo[] split = ReferenceRuns.Catalog(ReferenceRuns.Open("pinocchio/ref64_binary_np2_numfiles2"), 0);
        Dictionary<ulong, double> masses = whole.ToDictionary(halo => halo.Id, halo => halo.Mass);
        Assert.Equal(split.Length, split.Select(halo => halo.Id).Distinct().Count());
        Assert.InRange(Math.Abs(whole.Length - split.Length), 0, 5);
        int equal = split.Count(halo => masses.TryGetValue(halo.Id, out double mass) && mass == halo.Mass);
        Assert.InRange(equal, 0.99 * whole.Length, whole.Length);
    }

    [Fact]
    public void Light_AndFull_AgreeInTheColumnsTheyShare()
    {
        CatalogHalo[] light = ReferenceRuns.Catalog(ReferenceRuns.Open("pinocchio/ref32_light"), 0);
        CatalogHalo[] full = ReferenceRuns.Catalog(ReferenceRuns.Open("pinocchio/ref32_snapshot"), 0);
        Assert.Equal(full.Select(halo => halo with { Particles = 0 }), light);
        ConeHalo[] lightCone = ReferenceRuns.Cone(ReferenceRuns.Open("pinocchio/ref32_light"));
        ConeHalo[] fullCone = ReferenceRuns.Cone(ReferenceRuns.Open("pinocchio/ref32_snapshot"));
        Assert.Equal(
            fullCone.Select(halo => (halo.Id, halo.Redshift, halo.Mass, halo.Theta, halo.Phi, halo.ObservedRedshift)),
            lightCone.Select(halo => (halo.Id, halo.Redshift, halo.Mass, halo.Theta, halo.Phi, halo.ObservedRedshift)));
        Assert.All(lightCone, halo => Assert.True(double.IsNaN(halo.X) && double.IsNaN(halo.LineOfSightVelocity)));
    }

    private static void CompareCatalogs(CatalogHalo[] ascii, CatalogHalo[] binary)
    {
        Assert.Equal(binary.Length, ascii.Length);
        for (int row = 0; row < ascii.Length; row++)
        {
            (CatalogHalo a, CatalogHalo b) = (ascii[row], binary[row]);
            Assert.Equal((b.Id, b.Particles), (a.Id, a.Particles));
            Assert.Equal(b.Mass, a.Mass, 1e-6 * b.Mass);
            double[] differences =
            [
                a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.VelocityX - b.VelocityX, a.VelocityY - b.VelocityY, a.VelocityZ - b.VelocityZ,
                a.LagrangianX - b.LagrangianX, a.LagrangianY - b.LagrangianY, a.LagrangianZ - b.LagrangianZ,
            ];
            Assert.All(differences, difference => Assert.InRange(difference, -0.00501, 0.00501));
        }
    }
}
