namespace Orchestrator.Pinocchio.Tests;

public sealed class RunVerdictTests
{
    /// <summary>What each folder of failures is, by its README: log, exit code (-1: none, the process had to be ended).</summary>
    public static TheoryData<string, string, int, RunCause, RunEnding, RetryCategory, bool> Failures => new()
    {
        { "e_noarg", "log.gz", 0, RunCause.NoArgument, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_nofile2", "log.gz", 1, RunCause.ParameterFileMissing, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_miss", "log.gz", 1, RunCause.KeyMissing, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_unk", "log.gz", 1, RunCause.KeyUnknown, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_dup", "log.gz", 1, RunCause.KeyDuplicate, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_long", "log.gz", 1, RunCause.LineTooLong, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_nout", "log.gz", 1, RunCause.OutputListMissing, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_emptyout", "log.gz", 1, RunCause.OutputListEmpty, RunEnding.Error, RetryCategory.StopTask, false },
        { "e_mem", "log.gz", 1, RunCause.MemoryPerParticleTooSmall, RunEnding.Error, RetryCategory.ChangeParameter, false },
        { "e_maxmem", "log.gz", 1, RunCause.MaximumMemoryTooSmall, RunEnding.Error, RetryCategory.ChangeParameter, false },
        { "e_peak", "log.gz", 1, RunCause.TooManyPeaks, RunEnding.Error, RetryCategory.ChangeParameter, false },
        { "x_r5", "log.gz", 1, RunCause.TooManyPeaks, RunEnding.Error, RetryCategory.ChangeParameter, false },
        { "e_plcover", "log_tail.txt", 0, RunCause.ConeBufferFull, RunEnding.Stopped, RetryCategory.ChangeParameter, false },
        { "x_over_plc_rc0", "log_without_replication_lines.gz", 0, RunCause.ConeBufferFull, RunEnding.Normal, RetryCategory.ChangeParameter,
            false },
        { "abort_after_done", "log.gz", 134, RunCause.ConeBufferFull, RunEnding.AbortedAfterDone, RetryCategory.ChangeParameter, false },
        { "hang_after_done", "log.gz", -1, RunCause.ConeBufferFull, RunEnding.HungAfterDone, RetryCategory.ChangeParameter, false },
        { "warn_boundary_layer", "log.gz", 0, RunCause.BoundaryLayerTooSmall, RunEnding.Normal, RetryCategory.None, true },
        { "x_few1", "log.gz", 0, RunCause.NothingCollapses, RunEnding.Normal, RetryCategory.StopTask, false },
        { "x_few2", "log.gz", 136, RunCause.TooFewCollapse, RunEnding.Crashed, RetryCategory.StopTask, false },
        { "x_few3", "log", 136, RunCause.TooFewCollapse, RunEnding.Crashed, RetryCategory.StopTask, false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void On_FailureOfTheRealProgram_NamesItsCause(
        string folder, string log, int exitCode, RunCause cause, RunEnding ending, RetryCategory retry, bool isComplete)
    {
        RunVerdict verdict = RunVerdict.On(Evidence(folder, log, exitCode));
        Assert.Equal((cause, ending, retry, isComplete), (verdict.Cause, verdict.Ending, verdict.Retry, verdict.IsComplete));
        Assert.NotEmpty(verdict.Explanation);
        Assert.Equal(retry == RetryCategory.ChangeParameter, verdict.Fix is not null || folder is "e_plcover");
    }

    // The end of a log of V4.1.3 at 32^3 with MaxMemPerParticle 300: exit code 0, and no file but the cosmology's.
    [Fact]
    public void On_V4WithoutRoomForItsBox_IsNoCompleteRun()
    {
        const string Log = """
            [Wed Nov 25 2026 12:30:57] This is pinocchio V4.1, running on 1 MPI tasks

            This version uses 3LPT displacements
            Reading parameters from file parameter_file
            Flag for this run: w

            PARAMETER VALUES from file parameter_file:
            MaxMem per particle (b)     300.000000

            Determination of the boundary layer
               growing mode at z=0.000000: 1.000000
               the boundary layer will be 50.214683, a factor of 3.436527 with respect to the typical displacement
            ERROR: no possible division of sub-boxes found up to Nslices=1
            lowest possible value of memory per particle is 10000000000.000000 found on a subdivision 1604800128-21920-1604801824 on 21920 slices
            please decrease BoundaryLayerFactor or increase MaxMemPerParticle
            Pinocchio done!
            """;
        using var reader = new StringReader(Log);
        RunVerdict verdict = RunVerdict.On(new RunEvidence { Log = RunLog.Parse(reader), ExitCode = 0 });
        Assert.Equal((RunCause.MemoryPerParticleTooSmall, RetryCategory.ChangeParameter, false), (verdict.Cause, verdict.Retry, verdict.IsComplete));
    }

    [Fact]
    public void Failures_EveryFolder_IsTested() =>
        Assert.Equal(
            Directory.EnumerateDirectories(ReferenceData.Path("pinocchio", "failures")).Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            Failures.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("e_maxmem", "log.gz", 1, "MaxMem", 10, 10)] // the log says "at least 10"
    [InlineData("e_peak", "log.gz", 1, "PredPeakFactor", 0.319, 0.4)] // 1740 peaks, room for 546 at 0.1
    [InlineData("x_r5", "log.gz", 1, "PredPeakFactor", 0.94, 1.1)] // 1121 peaks, room for 955 at 0.8
    [InlineData("e_mem", "log.gz", 1, "MaxMemPerParticle", 150, 300)] // a factor 0.19 at 100; the same run works with 300, its floor is 152
    [InlineData("abort_after_done", "log.gz", 134, "PredPeakFactor", 2.36, 4)] // 103013 halos expected on two ranks, room for 17476 at 0.8
    [InlineData("x_over_plc_rc0", "log_without_replication_lines.gz", 0, "PredPeakFactor", 0.68,
        1)] // ascii runs have no forecast: twice as much
    public void On_ParameterTooSmall_TellsTheValueThatSuffices(
        string folder, string log, int exitCode, string key, double least, double most)
    {
        ParameterFix fix = RunVerdict.On(Evidence(folder, log, exitCode)).Fix!;
        Assert.Equal(key, fix.Key);
        Assert.InRange(fix.Value, least, most);
        Assert.Equal(folder is not "x_over_plc_rc0", fix.IsFromLog);
    }

    [Theory]
    [MemberData(nameof(ReferenceRuns.All), MemberType = typeof(ReferenceRuns))]
    public void On_GoodRun_IsComplete(string name)
    {
        RunVerdict verdict = RunVerdict.On(RunEvidence.Of(ReferenceData.Path(name.Split('/')), 0, "log.txt.gz") with { Files = null });
        Assert.True(verdict.IsComplete, verdict.Explanation);
        Assert.Equal(RetryCategory.None, verdict.Retry);
        Assert.Equal(name.Contains("64_", StringComparison.Ordinal) && name.Contains("np2", StringComparison.Ordinal)
            ? RunCause.BoundaryLayerTooSmall : RunCause.None, verdict.Cause);
    }

    [Fact]
    public void On_FilesOfTheLogNotThere_AreMissing()
    {
        // The light cone and some catalogues of this run are left out of the reference data.
        RunVerdict verdict = RunVerdict.On(RunEvidence.Of(ReferenceData.Path("pinocchio", "ref128_binary_np2"), 0, "log.txt.gz"));
        Assert.Equal((false, RunCause.OutputsMissing), (verdict.IsComplete, verdict.Cause));
        Assert.Contains("pinocchio.ref128.plc.out", verdict.Explanation, StringComparison.Ordinal);
        RunVerdict whole = RunVerdict.On(RunEvidence.Of(ReferenceData.Path("campaign8", "0000"), 0, "log.txt.gz"));
        Assert.Contains("histories", whole.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(137, false, RunCause.OutOfMemory, RetryCategory.MoreMemory)]
    [InlineData(143, false, RunCause.Stopped, RetryCategory.SameAgain)]
    [InlineData(-1, true, RunCause.Stopped, RetryCategory.SameAgain)]
    [InlineData(-1, false, RunCause.Unfinished, RetryCategory.SameAgain)]
    [InlineData(139, false, RunCause.UnknownError, RetryCategory.SameAgain)]
    public void On_LogCutAnywhere_IsNeverComplete(int exitCode, bool wasStopped, RunCause cause, RetryCategory retry)
    {
        string[] lines = File.ReadAllLines(Decompressed("pinocchio", "ref64_binary", "log.txt.gz", out TemporaryFolder folder));
        using (folder)
        {
            foreach (int count in (int[])[0, 1, 20, 100, 300, lines.Length - 1])
            {
                using var text = new StringReader(string.Join('\n', lines.Take(count)));
                RunVerdict verdict = RunVerdict.On(
                    new RunEvidence { Log = RunLog.Parse(text), ExitCode = exitCode < 0 ? null : exitCode, WasStopped = wasStopped });
                Assert.Equal((false, cause, retry), (verdict.IsComplete, verdict.Cause, verdict.Retry));
            }
        }
    }

    [Theory]
    [InlineData("ERROR: I cannot allocate memory for fields", RunCause.OutOfMemory)]
    [InlineData("ERROR on task 3: number of allocated particles is WAY too small\n       increase MaxMemPerParticle to at least 321",
        RunCause.MemoryPerParticleTooSmall)]
    [InlineData("ERROR on task 0: something else", RunCause.UnknownError)]
    public void On_ErrorKnownFromItsWords_IsNamed(string error, RunCause cause)
    {
        using var text = new StringReader(
            "[Mon Nov 23 2026 08:10:44] This is pinocchio V5.1, running on 4 MPI tasks\n" + error + "\nTask 0 aborting...\n");
        RunVerdict verdict = RunVerdict.On(new RunEvidence { Log = RunLog.Parse(text), ExitCode = 1 });
        Assert.Equal(cause, verdict.Cause);
        if (cause == RunCause.MemoryPerParticleTooSmall) Assert.Equal(new ParameterFix("MaxMemPerParticle", 321, true), verdict.Fix);
    }

    private static RunEvidence Evidence(string folder, string log, int exitCode)
    {
        RunEvidence evidence = RunEvidence.Of(ReferenceData.Path("pinocchio", "failures", folder), exitCode < 0 ? null : exitCode, log);
        return evidence with { Files = null, WasStopped = exitCode < 0 };
    }

    private static string Decompressed(string first, string second, string third, out TemporaryFolder folder)
    {
        folder = new TemporaryFolder();
        string path = folder.File("log");
        File.WriteAllBytes(path, ReferenceFiles.Bytes(ReferenceData.Path(first, second, third)));
        return path;
    }
}
