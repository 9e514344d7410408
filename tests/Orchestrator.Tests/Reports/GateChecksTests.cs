using Orchestrator.Reports;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Reports;

public sealed class GateChecksTests
{
    private static GateReport Passed => new([Check(1)], ["distances along the light cone: the files of LIGHT_OUTPUT builds hold no positions"]);

    private static GateReport Failed => new([Check(double.NaN)], []) { Missing = ["mass-function, z = 1: not there"] };

    private static GateReport Unknown => new([], ["all of the run: too small"]);

    [Fact]
    public void InWords_TellsTheThreeVerdictsApart()
    {
        Assert.Null(GateChecks.InWords([]));
        Assert.Equal("2 passed", GateChecks.InWords([(0, Passed), (1, Passed)]));
        Assert.Equal(
            "1 passed, 1 failed, 1 not judged (all of the run: too small)", GateChecks.InWords([(0, Passed), (1, Failed), (2, Unknown)]));
        Assert.Equal(
            """{"passed":0,"failed":1,"not_judged":1,"reasons":["all of the run: too small"]}""",
            GateChecks.ToJson([(1, Failed), (2, Unknown)]).ToJsonString());
    }

    [Fact]
    public void Summarise_OfNothingJudged_IsNeitherGoodNorBad()
    {
        ReportCheck check = GateChecks.Summarise([(4, Unknown)]);

        Assert.False(check.IsJudged);
        Assert.Contains("Nothing is known of 1 of 1 simulations: 4.", check.Detail);
        Assert.Contains("too small", check.Detail);
    }

    [Fact]
    public void Summarise_WithOneSimulationNotJudged_AsksToLook()
    {
        ReportCheck check = GateChecks.Summarise([(3, Passed), (4, Unknown)]);

        Assert.Equal((true, false), (check.IsJudged, check.Passed));
        Assert.True(GateChecks.Summarise([(3, Passed)]).Passed);
    }

    [Fact]
    public void Summarise_OfFaults_NamesEach()
    {
        ReportCheck check = GateChecks.Summarise([(3, Passed), (5, Failed)]);

        Assert.Equal((true, false), (check.IsJudged, check.Passed));
        Assert.Contains("simulation 5: mass-function, z = 1: not there", check.Detail);
        Assert.Contains("simulation 5: mass-function, z = 2: NaN", check.Detail);
        Assert.DoesNotContain("simulation 3", check.Detail);
    }

    /// <summary>A point that is not a number would not be drawn at all.</summary>
    [Fact]
    public void Position_OfNotANumber_LiesBeyondTheBounds()
    {
        Assert.Equal(1.5, GatesFigure.Position(Check(double.NaN)));
        Assert.Equal(0.0, GatesFigure.Position(Check(1)));
    }

    private static GateCheck Check(double value) =>
        new() { Gate = GateCheck.MassFunction, Subject = "z = 2", Value = value, Minimum = 0.5, Maximum = 1.5, Halos = 3, Predicted = 3 };
}
