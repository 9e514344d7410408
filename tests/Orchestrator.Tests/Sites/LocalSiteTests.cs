using Orchestrator.Conducting;
using Orchestrator.Sites;

namespace Orchestrator.Tests.Sites;

/// <summary>Jobs of this machine that do not end by themselves: real processes, and a worker of a few lines of shell.</summary>
public sealed class LocalSiteTests : IDisposable
{
    private const string Claim = """mkdir -p "${2%/*}"; printf '{"host":"here","pid":1,"started":"2026-01-01T00:00:00+00:00"}' >"${2%/*}/claim"; echo $$ >"${2%/*}/pid"; """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Job_AtItsWallTime_IsToldToEndAndListedAsTimedOut()
    {
        await using LocalSite site = Site(Claim + "trap 'echo told >told; exit' TERM; while :; do sleep 0.1; done");
        ListedJob job = await SubmitAndWaitAsync(site, TimeSpan.FromSeconds(2));

        Assert.Equal(JobState.TimedOut, job.State);
        Assert.True(File.Exists(folder.File("told")));
        Assert.Equal(Remedy.LongerWallTime, AttemptEnding.Of(job, new SeenAttempt { IsStopped = true }).Remedy);
        Assert.False(IsAlive());
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Job_ThatDoesNotListenAtItsWallTime_IsKilled()
    {
        await using LocalSite site = Site(Claim + "trap '' TERM; while :; do sleep 0.1; done");

        ListedJob job = await SubmitAndWaitAsync(site, TimeSpan.FromSeconds(1));

        Assert.Equal(JobState.TimedOut, job.State);
        Assert.False(IsAlive());
    }

    [Fact]
    public async Task Job_ToldToEndBeforeItsWallTime_IsNotTimedOut()
    {
        await using LocalSite site = Site(Claim + "trap 'exit' TERM; while :; do sleep 0.1; done");
        await SubmitAsync(site, TimeSpan.FromHours(1));
        while (!File.Exists(AttemptFile("pid"))) await Task.Delay(20, TestContext.Current.CancellationToken);

        await site.CancelAsync(Token, "", TestContext.Current.CancellationToken);

        Assert.Equal(JobState.Completed, (await WaitAsync(site)).State);
        Assert.False(IsAlive());
    }

    [Fact]
    public async Task Job_OfALostReply_IsFoundAgainByItsScript()
    {
        await using (LocalSite first = Site(Claim + "trap 'exit' TERM; while :; do sleep 0.1; done")) await SubmitAsync(first, TimeSpan.FromHours(1));
        File.Delete(folder.File($"submissions/{Token}.reply"));
        await using LocalSite second = Site("");

        SubmissionReply reply = await second.FindReplyAsync(Token, TestContext.Current.CancellationToken);
        await second.CancelAsync(Token, "", TestContext.Current.CancellationToken);

        Assert.Equal(SubmissionOutcome.Accepted, reply.Outcome);
        Assert.NotEqual(JobState.Running, (await WaitAsync(second)).State);
    }

    private const string Token = "test-1";

    private static AttemptName Attempt { get; } = new("simulations/000001/0123456789abcdef", 1);

    private string AttemptFile(string name) => folder.File($"{Attempt.TaskFolder}/attempt-1/{name}");

    private LocalSite Site(string worker) =>
        new(folder.FullName, 1, 1L << 30, TimeProvider.System, worker: ["/bin/sh", "-c", worker, "worker"]);

    private static async Task SubmitAsync(LocalSite site, TimeSpan wall) => Assert.Equal(SubmissionOutcome.Accepted, (await site.SubmitAsync(
        new JobRequest { Token = Token, Members = [Attempt], Resources = new TaskResources(1, 1 << 20), WallTime = wall },
        TestContext.Current.CancellationToken)).Outcome);

    private static async Task<ListedJob> SubmitAndWaitAsync(LocalSite site, TimeSpan wall)
    {
        await SubmitAsync(site, wall);
        return await WaitAsync(site);
    }

    private static async Task<ListedJob> WaitAsync(LocalSite site)
    {
        while (true)
        {
            SitePoll poll = await site.PollAsync(new SiteQuery([Token], [Attempt]), TestContext.Current.CancellationToken);
            if (Assert.Single(poll.Jobs) is { State: not JobState.Running } ended) return ended;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private bool IsAlive() => LocalProcess.Find(int.Parse(File.ReadAllText(AttemptFile("pid")))) is not null;
}
