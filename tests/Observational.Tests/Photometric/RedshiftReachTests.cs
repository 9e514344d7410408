using CsCheck;

namespace Orchestrator.Observational.Tests.Photometric;

public sealed class RedshiftReachTests
{
    [Fact]
    public void Required_ReferenceCampaign_IsBelowItsReach() =>
        Assert.Equal(1.9 + 4 * 0.008 * 2.9, RedshiftReach.Required(1.9, new(0.008)), 1e-12);

    [Fact]
    public void Required_ModelCampaign_IsBeyondTheLastSlice() =>
        Assert.Equal(2.24, RedshiftReach.Required(2.0, new(0.02)), 1e-12);

    [Fact]
    public void Required_Spectroscopic_IsTheLastSlice() => Assert.Equal(1.9, RedshiftReach.Required(1.9, null));

    [Fact]
    public void Required_NegativeBias_MovesTheEndOut()
    {
        Assert.True(RedshiftReach.Required(2, new(0.02, -0.01)) > RedshiftReach.Required(2, new(0.02)));
        Assert.Equal(RedshiftReach.Required(2, new(0.02)), RedshiftReach.Required(2, new(0.02, 0.01)));
    }

    [Fact]
    public void OutlierLoss_UniformPopulation_IsTheHandComputedShare()
    {
        // One galaxy per unit redshift to 4, outliers uniform to 3: of 4 galaxies the slice 1-2 gets f/3 each as outliers and (1-f) in its core.
        var model = new PhotometricRedshiftModel(new(0.001, 0, 0.3));
        double missing = (4 - 2.5) * 0.3 / 3;
        double all = 4 * 0.3 / 3 + 0.7 * 1;
        Assert.Equal(missing / all, RedshiftReach.OutlierLoss(model, _ => 1, 2.5, 4, 1, 2), 1e-4);
    }

    [Fact]
    public void OutlierLoss_ConeThatHoldsThePopulation_IsNone() =>
        Assert.Equal(0, RedshiftReach.OutlierLoss(new(new(0.02, 0, 0.1)), _ => 1, 3, 3, 1, 2));

    [Fact]
    public void OutlierLoss_EmptyPopulation_IsNone() =>
        Assert.Equal(0, RedshiftReach.OutlierLoss(new(new(0.02, 0, 0.1)), _ => 0, 2, 3, 1, 2));

    [Fact]
    public void OutlierLoss_LongerCone_LosesLess() =>
        Gen.Select(Gen.Double[2, 3], Gen.Double[0.01, 0.5], Gen.Double[0.01, 0.3]).Sample(
            (end, step, outliers) =>
            {
                var model = new PhotometricRedshiftModel(new(0.03, 0, outliers));
                double Loss(double coneEnd) => RedshiftReach.OutlierLoss(model, z => z * z * Math.Exp(-z), coneEnd, 4, 1.5, 2);
                return Loss(end) > Loss(end + step) && Loss(end) < 1;
            },
            iter: 20);
}
