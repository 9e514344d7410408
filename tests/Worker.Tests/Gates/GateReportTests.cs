using System.Text.Json.Nodes;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Gates;

public sealed class GateReportTests
{
    [Fact]
    public void Verdict_OfNothingCompared_IsNotJudged()
    {
        var report = new GateReport([], ["all of the run: too small"]);

        Assert.Equal(GateVerdict.NotJudged, report.Verdict);
        Assert.Empty(report.Faults);
        Assert.Equal(("not judged", false), ((string?)report.ToJson()["verdict"], (bool)report.ToJson()["passed"]!));
    }

    [Fact]
    public void Verdict_OfAMissingFile_IsFailed()
    {
        GateReport report = new([Check(1)], []) { Missing = ["cone-counts, all redshifts: the cone is not there"] };

        Assert.Equal(GateVerdict.Failed, report.Verdict);
        Assert.Equal(report.Missing, report.Faults);
        Assert.Equal(
            [GateVerdict.Passed, GateVerdict.Failed, GateVerdict.NotJudged], GateReport.Gates.Select(report.VerdictOf));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ToJson_WhatIsNotANumber_FailsAndIsReadBackAsSuch(double value)
    {
        GateReport read = ReadBack(new GateReport([Check(1), Check(value)], []).ToJson());

        Assert.Equal(GateVerdict.Failed, read.Verdict);
        Assert.True(double.IsNaN(read.Checks[1].Value));
        Assert.Single(read.Faults);
    }

    /// <summary>As written before there were three verdicts: its "passed" is true although nothing was compared.</summary>
    [Fact]
    public void FromJson_OfAnEarlierRecord_HasTheVerdictOfItsChecks()
    {
        const string nothing = """{"passed":true,"checks":[],"not_judged":["the light cone: the run has none"]}""";
        const string one = """
            {"passed":true,"checks":[{"gate":"distances","subject":"z from 0.15","unit":"Mpc/h","value":0.01,"min":-0.1,"max":0.1,"halos":5,
            "predicted":null,"passed":true}],"not_judged":[]}
            """;

        Assert.Equal(GateVerdict.NotJudged, ReadBack((JsonObject)JsonNode.Parse(nothing)!).Verdict);
        Assert.Equal(GateVerdict.Passed, ReadBack((JsonObject)JsonNode.Parse(one)!).Verdict);
    }

    /// <summary>A deviation that is not a number was once lost at the next halo.</summary>
    [Fact]
    public void Farther_OfNotANumber_StaysSo()
    {
        double farthest = 0;
        foreach (double deviation in (double[])[0.1, -0.3, double.NaN, 0.2, -5]) farthest = ConeScan.Farther(farthest, deviation);

        Assert.True(double.IsNaN(farthest));
        Assert.Equal(-0.3, ConeScan.Farther(ConeScan.Farther(0.1, -0.3), 0.2));
    }

    private static GateReport ReadBack(JsonObject json) => GateReport.FromJson((JsonObject)JsonNode.Parse(json.ToJsonString())!);

    private static GateCheck Check(double value) =>
        new() { Gate = GateCheck.MassFunction, Subject = "z = 2", Value = value, Minimum = 0.5, Maximum = 1.5, Halos = 3, Predicted = 3 };
}
