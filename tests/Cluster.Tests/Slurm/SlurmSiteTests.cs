using System.Globalization;
using System.Text;
using System.Text.Json;
using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Sites;

namespace Orchestrator.Cluster.Tests.Slurm;

/// <summary>The site over SSH and a real Slurm, with a script in the worker's place.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SlurmSiteTests(LoopbackCluster cluster) : IDisposable
{
    private static int campaigns;
    private readonly TemporaryFolder folder = new();
    private readonly string campaign = string.Create(CultureInfo.InvariantCulture, $"camp{Interlocked.Increment(ref campaigns)}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(cluster.Home, "sites", campaign);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Submit_PackedJob_RunsEachMemberOnceOverOneConnection()
    {
        cluster.Need();
        int logins = cluster.AcceptedLogins();
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 3, 0);
        SubmissionReply reply = await site.SubmitAsync(Job("pack-1", members), Cancellation);
        Assert.Equal(SubmissionOutcome.Accepted, reply.Outcome);
        Assert.Equal(reply, await site.SubmitAsync(Job("pack-1", members), Cancellation)); // the same answer, no second job
        Assert.Equal(reply, await site.FindReplyAsync("pack-1", Cancellation));
        Assert.Equal(SubmissionOutcome.Unclear, (await site.FindReplyAsync("pack-2", Cancellation)).Outcome);

        SitePoll poll = await UntilAsync(site, "pack-1", members, seen => seen.Attempts.Values.All(attempt => attempt.Result is not null) && IsOver(seen, "pack-1"));
        ListedJob job = Assert.Single(poll.Jobs, listed => listed.Name == "pack-1");
        Assert.Equal((reply.Id, JobState.Completed), (job.Id, job.State));
        Assert.All(members, member => Assert.Equal(Environment.MachineName, poll.Attempts[member].Claim!.Host));
        Assert.All(members, member => Assert.InRange(poll.Attempts[member].HeartbeatAge!.Value, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1)));
        string[] witness = await File.ReadAllLinesAsync(Path.Combine(Root, "witness"), Cancellation);
        Assert.Equal(6, witness.Length);
        Assert.All(witness.Where(line => line.StartsWith("start", StringComparison.Ordinal)), line => Assert.Contains($" {reply.Id} cpus 2 processors 2 export none", line, StringComparison.Ordinal));
        Assert.Equal(logins + 1, cluster.AcceptedLogins());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_ArrayOrConcurrentPack_RunsMembersSideBySide(bool isArray)
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile with { UsesArrays = isArray, Limits = Profile.Limits with { MembersPerJob = 4, ConcurrencyPerJob = isArray ? 4 : 2 } });
        AttemptName[] members = await StageAsync(site, 4, 1);
        string name = isArray ? "array-1" : "side-1";
        SubmissionReply reply = await site.SubmitAsync(Job(name, members) with { Concurrency = isArray ? 4 : 2, Resources = new TaskResources(1, 100 << 20) }, Cancellation);
        Assert.Equal(SubmissionOutcome.Accepted, reply.Outcome);
        await UntilAsync(site, name, members, seen => seen.Attempts.Values.All(attempt => attempt.Result is not null) && IsOver(seen, name));
        string[] witness = await File.ReadAllLinesAsync(Path.Combine(Root, "witness"), Cancellation);
        Assert.Equal(4, witness.Count(line => line.StartsWith("start ", StringComparison.Ordinal)));
        Assert.Equal(4, witness.Count(line => line.StartsWith("end ", StringComparison.Ordinal)));
        Assert.StartsWith("start ", witness[1], StringComparison.Ordinal); // the second began before the first ended
    }

    [Fact]
    public async Task Submit_SameAttemptInTwoJobs_IsRunOnce()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 1, 0);
        await site.SubmitAsync(Job("twice-1", members), Cancellation);
        await site.SubmitAsync(Job("twice-2", members), Cancellation);
        await UntilAsync(site, "twice-1", members, seen => IsOver(seen, "twice-1") && IsOver(seen, "twice-2") && seen.Attempts[members[0]].Result is not null);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(Root, "witness"), Cancellation)).Length);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Abandon_BeforeTheJobStarts_KeepsItFromStarting()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 1, 0);
        Assert.True(await site.AbandonAsync(members[0], Cancellation));
        Assert.True(await site.AbandonAsync(members[0], Cancellation));
        await site.SubmitAsync(Job("given-1", members), Cancellation);
        SitePoll poll = await UntilAsync(site, "given-1", members, seen => IsOver(seen, "given-1"));
        Assert.Null(poll.Attempts[members[0]].Result);
        Assert.False(File.Exists(Path.Combine(Root, "witness")));

        AttemptName[] others = await StageAsync(site, 1, 0, firstPoint: 7);
        await site.SubmitAsync(Job("given-2", others), Cancellation);
        await UntilAsync(site, "given-2", others, seen => seen.Attempts[others[0]].Result is not null);
        Assert.False(await site.AbandonAsync(others[0], Cancellation));
    }

    [Fact]
    public async Task Cancel_RunningJob_LeavesAMarkerAndNeedsNameAndId()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 2, 60);
        SubmissionReply reply = await site.SubmitAsync(Job("long-1", members), Cancellation);
        await UntilAsync(site, "long-1", members, seen => seen.Attempts[members[0]].Claim is not null);
        await site.CancelAsync("another-1", reply.Id!, Cancellation);
        SitePoll poll = await site.PollAsync(new SiteQuery(["long-1"], members), Cancellation);
        Assert.Equal(JobState.Running, Assert.Single(poll.Jobs, job => job.Name == "long-1").State);

        await site.CancelAsync("long-1", reply.Id!, Cancellation);
        poll = await UntilAsync(site, "long-1", members, seen => IsOver(seen, "long-1"));
        Assert.Equal(JobState.Cancelled, Assert.Single(poll.Jobs, job => job.Name == "long-1").State);
        Assert.True(poll.Attempts[members[0]].IsStopped);
        Assert.Null(poll.Attempts[members[1]].Claim);
    }

    [Fact]
    public async Task Submit_EnvironmentFullOfSlurmsVariables_ChangesNothing()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile with
        {
            ShellInit = "export SBATCH_JOB_NAME=evil SBATCH_PARTITION=nosuch SLURM_JOB_NAME=evil SQUEUE_FORMAT=%i SQUEUE_STATES=FAILED SACCT_FORMAT=jobid SBATCH_EXPORT=ALL SLURM_TIME_FORMAT=relative",
        });
        AttemptName[] members = await StageAsync(site, 1, 0);
        Assert.Equal(SubmissionOutcome.Accepted, (await site.SubmitAsync(Job("env-1", members), Cancellation)).Outcome);
        await UntilAsync(site, "env-1", members, seen => seen.Attempts[members[0]].Result is not null);
    }

    [Fact]
    public async Task Submit_FreeTextInTheTask_ReachesTheNodeUnchanged()
    {
        cluster.Need();
        const string Title = "--help $(touch /tmp/executed) `id` 'single' ; rm -rf ~ é λ 漢 %s !!";
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 1, 0, title: Title);
        await site.SubmitAsync(Job("text-1", members), Cancellation);
        await UntilAsync(site, "text-1", members, seen => seen.Attempts[members[0]].Result is not null);
        Assert.Equal(Title + "\n", await File.ReadAllTextAsync(Path.Combine(Root, members[0].TaskFolder, "attempt-1", "title"), Cancellation));
        Assert.False(File.Exists("/tmp/executed"));
    }

    [Theory]
    [InlineData("nosuch", nameof(SubmissionOutcome.Rejected), "nosuch")]
    [InlineData("short", nameof(SubmissionOutcome.Accepted), "")]
    public async Task Submit_PartitionThatIsMissingOrTooShort_IsSaid(string partition, string outcome, string words)
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile with { Partition = partition });
        AttemptName[] members = await StageAsync(site, 1, 0);
        SubmissionReply reply = await site.SubmitAsync(Job("part-1", members), Cancellation);
        Assert.Equal(outcome, reply.Outcome.ToString());
        Assert.Contains(words, reply.Text, StringComparison.Ordinal);
        if (reply.Id is null) return;
        SitePoll poll = await UntilAsync(site, "part-1", members, seen => seen.Jobs.Any(job => job.State == JobState.NeverStarting));
        Assert.Equal("PartitionTimeLimit", Assert.Single(poll.Jobs, job => job.Name == "part-1").Reason);
        await site.CancelAsync("part-1", reply.Id, Cancellation);
    }

    [Fact]
    public async Task Submit_SbatchOutsideThePath_NamesTheRemedyAndShellInitHeals()
    {
        cluster.Need();
        await using (ISite site = await ReadyAsync(Profile))
        {
            AttemptName[] members = await StageAsync(site, 1, 0);
            await using ISite hidden = Site(Profile with { ShellInit = "mkdir -p ~/bin; for p in timeout date cat mv sync rm env sed find wc stat awk id; do ln -sf /usr/bin/$p ~/bin/$p; done; export PATH=$HOME/bin" });
            SubmissionReply reply = await hidden.SubmitAsync(Job("path-1", members), Cancellation);
            Assert.Equal(SubmissionOutcome.Rejected, reply.Outcome);
            Assert.Contains("shell_init", reply.Text, StringComparison.Ordinal);
        }
        await using ISite healed = await ReadyAsync(Profile with { ShellInit = "export PATH=/nowhere; export PATH=/usr/bin:/bin:$PATH" });
        AttemptName[] again = await StageAsync(healed, 1, 0, firstPoint: 5);
        Assert.Equal(SubmissionOutcome.Accepted, (await healed.SubmitAsync(Job("path-2", again), Cancellation)).Outcome);
    }

    [Fact]
    public async Task Submit_WorkerHitByAPurge_IsStagedAgain()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile);
        AttemptName[] members = await StageAsync(site, 1, 0);
        string staged = Assert.Single(Directory.GetDirectories(Path.Combine(cluster.Home, "sites", "worker")));
        File.Delete(Path.Combine(staged, "orchestrator-worker"));
        await site.SubmitAsync(Job("purge-1", members), Cancellation);
        await UntilAsync(site, "purge-1", members, seen => seen.Attempts[members[0]].Result is not null);
        Assert.Single(Directory.GetDirectories(Path.Combine(cluster.Home, "sites", "worker")));
    }

    [Fact]
    public async Task Poll_ControllerDown_AnswersNothingOfAbsenceAndSubmissionIsUnclear()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile with { SubmissionTimeLimit = TimeSpan.FromSeconds(2) });
        AttemptName[] members = await StageAsync(site, 1, 0);
        await cluster.ScriptAsync("kill9", "slurmctld");
        try
        {
            Assert.False((await site.PollAsync(new SiteQuery(["down-1"], members), Cancellation)).SchedulerAnswered);
            Assert.Equal(SubmissionOutcome.Unclear, (await site.SubmitAsync(Job("down-1", members), Cancellation)).Outcome);
        }
        finally
        {
            await cluster.ScriptAsync("start", "slurmctld");
        }
        await UntilAsync(site, "down-1", members, seen => seen.SchedulerAnswered);
    }

    [Fact]
    public async Task Fetch_File_GoesOnWhereItWasCutAndRefusesLinksOutward()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile);
        byte[] content = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i * 17 >> 4))];
        string there = Path.Combine(Root, "part.h5");
        await File.WriteAllBytesAsync(there, content, Cancellation);
        string local = folder.File("in/part.h5");
        Worker.Folders.Create(folder.File("in"));
        long modified = new DateTimeOffset(File.GetLastWriteTimeUtc(there)).ToUnixTimeSeconds();
        // The first part has come earlier: marked, so that it is seen not to be copied again.
        byte[] begun = [.. content[..400_000]];
        begun[0] ^= 0xFF;
        await File.WriteAllBytesAsync($"{local}.{content.Length}-{modified}.partial", begun, Cancellation);
        await site.FetchAsync("part.h5", local, Cancellation);
        byte[] fetched = await File.ReadAllBytesAsync(local, Cancellation);
        Assert.NotEqual(content[0], fetched[0]);
        Assert.Equal(content[1..], fetched[1..]);
        Assert.Single(Directory.GetFiles(folder.File("in")));

        File.CreateSymbolicLink(Path.Combine(Root, "link"), "/etc/passwd");
        SiteException refused = await Assert.ThrowsAsync<SiteException>(() => site.FetchAsync("link", local, Cancellation));
        Assert.Contains("leads out", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => site.FetchAsync("../x", local, Cancellation));
        await site.DeleteAsync(["part.h5", "gone", "link"], Cancellation);
        Assert.False(File.Exists(there));
    }

    [Fact]
    public async Task JobScript_RunByHand_DoesTheSame()
    {
        cluster.Need();
        await using ISite site = await ReadyAsync(Profile with { Partition = "down" });
        AttemptName[] members = await StageAsync(site, 2, 0);
        SubmissionReply reply = await site.SubmitAsync(Job("hand-1", members), Cancellation);
        (int code, _, string error) = await cluster.RunAsync("runuser", "-u", cluster.User, "--", "bash", Path.Combine(Root, "submissions", "hand-1.sh"));
        Assert.True(code == 0, error);
        SitePoll poll = await site.PollAsync(new SiteQuery(["hand-1"], members), Cancellation);
        Assert.All(members, member => Assert.NotNull(poll.Attempts[member].Result));
        if (reply.Id is { } id) await site.CancelAsync("hand-1", id, Cancellation);
    }

    private static JobRequest Job(string token, AttemptName[] members) => new()
    {
        Token = token,
        Members = members,
        Resources = new TaskResources(2, 200 << 20),
        WallTime = TimeSpan.FromMinutes(5),
    };

    private SiteProfile Profile => new()
    {
        Name = "loopback",
        Scheduler = SchedulerKind.Slurm,
        Transport = TransportKind.SshNet,
        Host = "loop",
        SshConfigurationFile = cluster.PathOf("ssh", "ssh_config"),
        Root = Path.Combine(cluster.Home, "sites"),
        AccountingDays = 0,
        RetryPause = TimeSpan.FromMilliseconds(50),
        Limits = new SiteLimits
        {
            Name = "loopback", PollInterval = TimeSpan.FromSeconds(1), HeartbeatLimit = TimeSpan.FromSeconds(30),
            UnclearSubmissionWait = TimeSpan.FromSeconds(2), MarkerRecheck = TimeSpan.FromSeconds(1),
        },
    };

    private ISite Site(SiteProfile profile)
    {
        Worker.Folders.Create(folder.File("worker"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixture", "stand-in-worker.sh"), folder.File("worker/orchestrator-worker"), overwrite: true);
        return new SiteFactory(new ScriptedOperator(), "/nowhere", "nobody").Create(profile, WorkerPackage.Load(folder.File("worker")), campaign);
    }

    private async Task<ISite> ReadyAsync(SiteProfile profile)
    {
        ISite site = Site(profile);
        await site.PrepareAsync(Cancellation);
        return site;
    }

    private static async Task<AttemptName[]> StageAsync(ISite site, int count, double seconds, int firstPoint = 0, string title = "")
    {
        AttemptName[] members = [.. Enumerable.Range(firstPoint, count).Select(
            point => new AttemptName(string.Create(CultureInfo.InvariantCulture, $"simulations/{point:D6}/0123456789abcdef"), 1))];
        string text = string.Create(CultureInfo.InvariantCulture, $$"""{"seconds": {{seconds}}, "title": "{{title}}"}""") + "\n";
        JsonDocument.Parse(text).Dispose();
        await site.StageAsync([.. members.Select(member => new StagedFile($"{member.TaskFolder}/attempt-1/task.json", Encoding.UTF8.GetBytes(text)))], Cancellation);
        return members;
    }

    // Not: no job at all. A controller that was killed lists jobs of other tests as running long after their end.
    private static bool IsOver(SitePoll poll, string name) =>
        poll.Jobs.FirstOrDefault(job => job.Name == name) is { } listed && !Schedulers.Slurm.SlurmStates.IsActive(listed.State);

    private static async Task<SitePoll> UntilAsync(ISite site, string name, AttemptName[] members, Func<SitePoll, bool> isReached)
    {
        for (int i = 0; i < 200; i++)
        {
            SitePoll poll = await site.PollAsync(new SiteQuery([name], members), Cancellation);
            if (isReached(poll)) return poll;
            await Task.Delay(100, Cancellation);
        }
        SitePoll last = await site.PollAsync(new SiteQuery([name], members), Cancellation);
        throw new InvalidOperationException($"not reached in time: {string.Join("; ", last.Jobs)} {string.Join("; ", last.Attempts)}");
    }
}
