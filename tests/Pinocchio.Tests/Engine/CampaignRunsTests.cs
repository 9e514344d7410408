using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>Eight cosmologies (omega_m 0.18 to 0.44, sigma8 0.63 to 1.07, w -1.26 to -0.74), 96^3 particles 3.125 Mpc/h apart, cones to
/// z = 2 of tens of thousands of halos.</summary>
public sealed class CampaignRunsTests
{
    private const double SmallestShare = 0.999;

    public static IEnumerable<ITheoryDataRow> Runs =>
        Enumerable.Range(0, 8).Select(static run => new TheoryDataRow<string>($"campaign8/000{run}") { Explicit = run != 3 }.WithTrait("Duration", "Slow"));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_OfTheDesignsParameters_FindsTheHalosOfTheRealProgram(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);

        CatalogAgreement today = CatalogAgreement.Of(reference, result.Catalogs.Single(catalog => catalog.Redshift == 0.0));
        Assert.True(today.Share >= SmallestShare, $"{today}");
        Assert.InRange(Math.Max(today.Position, today.LagrangianPosition), 0.0, 2.2e-4);
        Assert.InRange(today.Velocity, 0.0, 0.007);

        // Halos that have merged with another, or not, at their crossing are matched and differ.
        ConeAgreement cone = ConeAgreement.Of(reference, result);
        Assert.True(cone.Share >= SmallestShare, $"{cone}");
        Assert.InRange(cone.EqualMass, SmallestShare * cone.Real, cone.Matched);
        Assert.InRange(cone.EqualRedshift, SmallestShare * cone.Real, cone.Matched);
    }
}
