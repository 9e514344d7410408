namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineCatalogTests
{
    private const double SmallestShare = 0.999;

    /// <summary>In the files' single precision; 0.02 Mpc/h and 1 km/s would do.</summary>
    private const double PositionTolerance = 1.3e-4;
    private const double VelocityTolerance = 0.005;

    /// <summary>Half the last decimal of ASCII catalogues, Mpc and km/s.</summary>
    private const double AsciiRounding = 0.005;

    /// <summary>Every halo of 32^3 and 64^3 particles; of 128^3 six of 28331 hang on one particle whose collapse comes a part in a million
    /// earlier or later than its neighbour's.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Run_SameParametersAndSeed_FindsTheHalosOfTheRealProgram(string name)
    {
        (PinocchioRun reference, var result) = EngineRuns.Of(name);
        RunParameters parameters = reference.Parameters;
        Assert.Equal(reference.OutputRedshifts, result.Catalogs.Select(catalog => catalog.Redshift));
        CatalogAgreement[] found = [.. result.Catalogs.Select(catalog => CatalogAgreement.Of(reference, catalog))];
        double rounding = parameters.CatalogInAscii ? AsciiRounding : 0.0;
        // What is written in true Mpc is read in Mpc/h: 0.0034, not 0.005.
        double ofPosition = rounding * (parameters.OutputInH100 ? 1.0 : parameters.Cosmology.H);
        Assert.All(found, output =>
        {
            Assert.True(output.Share >= SmallestShare, $"{output}");
            Assert.InRange(output.Position, 0.0, PositionTolerance + ofPosition);
            Assert.InRange(output.LagrangianPosition, 0.0, PositionTolerance + ofPosition);
            Assert.InRange(output.Velocity, 0.0, VelocityTolerance + rounding);
        });
        Assert.InRange(found.Sum(output => Math.Max(output.Real, output.Ours) - output.Equal), 0, parameters.GridSize < 128 ? 0 : 6);
    }
}
