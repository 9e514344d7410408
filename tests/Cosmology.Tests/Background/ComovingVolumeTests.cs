using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class ComovingVolumeTests
{
    private readonly WcdmCosmology cosmology = new(Cosmologies.Standard);

    [Fact]
    public void Shell_WholeSky_IsTheSphere()
    {
        double distance = cosmology.ComovingDistance(1.0);
        Assert.InRange(Cosmologies.RelativeDifference(ComovingVolume.Shell(cosmology, 0.0, 1.0), 4.0 * Math.PI / 3.0 * distance * distance * distance), 0.0, 1e-13);
    }

    [Fact]
    public void Shell_TwoParts_AddUpToTheWhole()
    {
        double whole = ComovingVolume.Shell(cosmology, 0.2, 1.4, 100.0);
        double parts = ComovingVolume.Shell(cosmology, 0.2, 0.7, 100.0) + ComovingVolume.Shell(cosmology, 0.7, 1.4, 100.0);
        Assert.InRange(Cosmologies.RelativeDifference(parts, whole), 0.0, 1e-13);
    }

    [Fact]
    public void PerRedshiftAndSquareDegree_Integrated_IsTheShell()
    {
        double integral = Quadrature.Integrate(z => ComovingVolume.PerRedshiftAndSquareDegree(cosmology, z), 0.43, 0.7, 1e-10);
        Assert.InRange(Cosmologies.RelativeDifference(ComovingVolume.Shell(cosmology, 0.43, 0.7, 1.0), integral), 0.0, 1e-9);
    }
}
