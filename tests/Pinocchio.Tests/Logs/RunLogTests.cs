namespace Orchestrator.Pinocchio.Tests;

public sealed class RunLogTests
{
    [Fact]
    public void Read_LogOfTwoRanks_TellsWhatItSays()
    {
        RunLog log = RunLog.Read(ReferenceData.Path("pinocchio", "ref64_binary_np2_numfiles2", "log.txt.gz"));
        Assert.Equal(("V5.1", 2, "ref64"), (log.Version, log.Ranks, log.RunFlag));
        Assert.Equal("Using 3LPT displacements", log.Directives[0]);
        Assert.Equal((2, 0.812, 17476, 3798L), (log.FileCount, log.Sigma8, log.ConeBufferSize, log.ExpectedConeHalos));
        Assert.Equal((129863L, 3291L, 0.89), (log.CollapsedParticles, log.ConeHalos, log.SufficientPeakFactor));
        Assert.Equal(0.505525, log.ExpectedStorage);
        Assert.Equal([new RankMemory(0, 31, 2.1, 250), new RankMemory(1, 31, 2.1, 250)], log.Memory);
        Assert.Equal((0, 0, 0), log.ConeVertex);
        Assert.Equal((0.57735, 0.57735, 0.57735), log.ConeAxis);
        Assert.Equal(1363 + 254, log.HalosWritten["pinocchio.ref64.plc.out.0"]);
        Assert.Equal(3291, log.HalosWritten["pinocchio.ref64.plc.out.0"] + log.HalosWritten["pinocchio.ref64.plc.out.1"]);
        Assert.Equal(2, log.Warnings.Count);
        Assert.Empty(log.Errors);
        Assert.Equal(new RunProgress(RunPhase.Done, 1), log.Progress);
    }

    [Theory]
    [InlineData("pinocchio/ref64_binary")]
    [InlineData("pinocchio/ref64_binary_np2_numfiles2")]
    [InlineData("campaign8/0003")]
    public void Progress_AlongALog_NeverFallsAndPassesEveryPhase(string name)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(
            ReferenceFiles.Bytes(ReferenceData.Path([.. name.Split('/'), "log.txt.gz"]))).Split('\n');
        var tracker = new ProgressTracker();
        var phases = new HashSet<RunPhase>();
        double before = 0;
        int steps = 0;
        foreach (string line in lines)
        {
            tracker.Take(line);
            phases.Add(tracker.Progress.Phase);
            Assert.InRange(tracker.Progress.Fraction, before, 1);
            if (tracker.Progress.Fraction > before) steps++;
            before = tracker.Progress.Fraction;
        }

        Assert.Equal(new RunProgress(RunPhase.Done, 1), tracker.Progress);
        Assert.True(steps > 25, "progress is seen in small steps");
        Assert.Equal(name.Contains("np2", StringComparison.Ordinal) ? 9 : 8, phases.Count);
    }
}
