using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Tests.Simulated;

namespace Orchestrator.Tests.Conducting;

public sealed class ConductorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_WithoutFaults_CommitsEveryTaskAtItsFirstAttempt()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits with { ActiveJobs = 7 }, 40);
        campaign.Site.ForeignJobs = 3;

        ConductorOutcome outcome = await campaign.RunAsync();

        Assert.Equal((40, null, null), (outcome.Committed, outcome.Hold, outcome.BudgetShortage));
        Assert.Equal(40, campaign.Count(LedgerState.Committed));
        Assert.All(campaign.Site.Starts, start => Assert.Equal((1, 1), (start.Key.Number, start.Value)));
        Assert.Equal(7, campaign.Site.MostActiveJobs);
        Assert.Equal(outcome.Polls, campaign.Site.Polls);
        Assert.Equal((0, 0), campaign.Look(ledger => (Math.Round(ledger.Reserved, 6), ledger.Wasted)));
        Assert.InRange(campaign.Look(ledger => ledger.Spent), 40 * 30, 40 * 60);
    }

    [Fact]
    public async Task Run_Packed_SubmitsFewerJobsAndRepeatsOnlyWhatNeverStarted()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits with { MembersPerJob = 8 }, 20);
        var lost = new AttemptName(SimulatedCampaign.FolderOf(2), 1);
        campaign.Site.Fate = name => name == lost ? new SimulatedFate(JobState.NodeFailed) : SimulatedFate.Success;

        await campaign.RunAsync();

        Assert.Equal(20, campaign.Count(LedgerState.Committed));
        Assert.Equal(8, campaign.Site.Requests[0].Members.Count);
        Assert.Equal(2, campaign.Task(2).Attempt);
        Assert.All(Enumerable.Range(3, 5), point => Assert.Equal((1, 1), (campaign.Task(point).Attempt, campaign.Site.Starts[new AttemptName(SimulatedCampaign.FolderOf(point), 1)])));
        Assert.Contains("node1", campaign.Site.Requests.Single(job => job.Members.Contains(lost with { Number = 2 })).ExcludedNodes);
    }

    [Theory]
    [InlineData(nameof(SimulatedSubmission.AnswerLost), 1)]
    [InlineData(nameof(SimulatedSubmission.AnswerAndReplyLost), 1)]
    [InlineData(nameof(SimulatedSubmission.NeverArrived), 2)]
    [InlineData(nameof(SimulatedSubmission.AcceptedLate), 2)]
    public async Task Run_UnclearSubmission_IsSettledUnderTheSameAttempt(string fate, int submissions)
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 1);
        campaign.Site.Submission = job => campaign.Site.Requests.Count == 1 ? Enum.Parse<SimulatedSubmission>(fate) : SimulatedSubmission.Answered;
        campaign.Site.MemberTime = TimeSpan.FromMinutes(5);

        await campaign.RunAsync();

        Assert.Equal(submissions, campaign.Site.Requests.Count);
        Assert.Equal(submissions, campaign.Site.Requests.Select(job => job.Token).Distinct().Count());
        Assert.Equal([new AttemptName(SimulatedCampaign.FolderOf(0), 1)], campaign.Site.Completions);
        Assert.Equal(1, Assert.Single(campaign.Site.Starts).Value);
    }

    [Fact]
    public async Task Run_SchedulerThatDoesNotAnswer_ChangesNothing()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 3);
        campaign.Site.MemberTime = TimeSpan.FromMinutes(30);
        int asked = 0;
        campaign.Site.Answers = () => ++asked is < 10 or > 60;

        await campaign.RunAsync();

        Assert.Equal(3, campaign.Site.Completions.Count);
        Assert.Equal(3, campaign.Site.Requests.Count);
    }

    [Fact]
    public async Task Run_JobsForgottenByTheScheduler_AreTriedAgainOnlyWhenTheHeartbeatIsStale()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 2);
        campaign.Site.MemberTime = TimeSpan.FromMinutes(2);
        int waits = 0;
        campaign.Time.BeforeWait = () =>
        {
            if (++waits == 4) campaign.Site.LoseJobs();
        };

        await campaign.RunAsync();

        Assert.Equal(2, campaign.Count(LedgerState.Committed));
        Assert.Equal([2, 2], campaign.Site.Completions.Select(name => name.Number));
        LedgerAttempt first = campaign.Look(ledger => ledger.Attempts(1)[0]);
        Assert.Equal("died", first.Ending);
        // The heartbeat stopped at the fourth wait, 40 s in; it is stale 60 s later, and the marker looked for 20 s more.
        Assert.All(campaign.Look(ledger => ledger.Events(1)).Where(note => note.Kind == "waiting"), note =>
            Assert.InRange((note.Time - campaign.Look(ledger => ledger.Events(1)[0]).Time).TotalSeconds, 90, 140));
    }

    [Theory]
    [InlineData("out-of-memory", nameof(JobState.OutOfMemory))]
    [InlineData("timeout", nameof(JobState.TimedOut))]
    [InlineData("node-failed", nameof(JobState.NodeFailed))]
    [InlineData("preempted", nameof(JobState.Preempted))]
    [InlineData("died", nameof(JobState.Failed))]
    public async Task Run_AttemptThatDies_IsRetriedByCause(string cause, string end)
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 1);
        campaign.Site.Fate = name => name.Number == 1 ? new SimulatedFate(Enum.Parse<JobState>(end)) : SimulatedFate.Success;

        await campaign.RunAsync();

        JobRequest first = campaign.Site.Requests[0], second = campaign.Site.Requests[1];
        Assert.Equal(2, campaign.Task(0).Attempt);
        Assert.Equal(cause, campaign.Look(ledger => ledger.Attempts(1)[0].Ending));
        Assert.Equal(cause == "out-of-memory" ? 1.5 : 1, second.Resources.Memory / (double)first.Resources.Memory);
        Assert.Equal(cause == "timeout" ? 2 : 1, second.WallTime / first.WallTime);
        Assert.Equal(cause == "node-failed" ? ["node1"] : [], second.ExcludedNodes);
    }

    [Theory]
    [InlineData("stop-task", nameof(LedgerState.Failed), 1)]
    [InlineData("quarantine", nameof(LedgerState.Quarantined), 1)]
    [InlineData("same-again", nameof(LedgerState.Failed), 4)]
    [InlineData("change-parameter", nameof(LedgerState.Failed), 2)]
    public async Task Run_AttemptThatAlwaysFails_IsGivenToAPerson(string retry, string state, int attempts)
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 1);
        campaign.Site.Fate = _ => SimulatedFate.Fails("a-cause", retry, """{ "key": "MaxMemPerParticle", "value": 300, "from_log": true }""");

        ConductorOutcome outcome = await campaign.RunAsync();

        Assert.Equal((state, attempts), (campaign.Task(0).State.ToString(), campaign.Site.Starts.Count));
        Assert.Contains("for the test: a-cause", campaign.Task(0).Explanation);
        Assert.Null(outcome.Hold);
    }

    [Fact]
    public async Task Run_FixFromTheLog_ReachesTheNextAttempt()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 1);
        campaign.Site.Fate = name => name.Number == 1
            ? SimulatedFate.Fails("memory-per-particle", "change-parameter", """{ "key": "MaxMemPerParticle", "value": 312.5, "from_log": true }""") : SimulatedFate.Success;

        await campaign.RunAsync();

        Assert.Equal(312.5, campaign.Task(0).ParameterFixes["MaxMemPerParticle"]);
        Assert.Equal(LedgerState.Committed, campaign.Task(0).State);
    }

    [Fact]
    public async Task Run_EqualFailuresInARow_HoldTheCampaign()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits with { ActiveJobs = 1 }, 30);
        campaign.Site.Fate = _ => SimulatedFate.Fails("engine-missing", "stop-task");
        campaign.Options = new ConductorOptions { EqualFailures = 5 };

        ConductorOutcome outcome = await campaign.RunAsync();

        Assert.Contains("engine-missing", outcome.Hold);
        Assert.Equal(5, campaign.Site.Requests.Count);
        Assert.Equal(30 - campaign.Site.Requests.Count, campaign.Count(LedgerState.Waiting));
    }

    [Fact]
    public async Task Run_RejectedScript_HoldsTheCampaignAtOnce()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 5);
        campaign.Site.Submission = _ => SimulatedSubmission.Rejected;

        ConductorOutcome outcome = await campaign.RunAsync();

        Assert.Contains("invalid partition", outcome.Hold);
        Assert.Single(campaign.Site.Requests);
        Assert.Equal(5, campaign.Count(LedgerState.Waiting));
    }

    [Fact]
    public async Task Run_BusyScheduler_IsAskedAgainLater()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 5);
        campaign.Site.Submission = _ => campaign.Site.Requests.Count < 4 ? SimulatedSubmission.Busy : SimulatedSubmission.Answered;

        await campaign.RunAsync();

        Assert.Equal(5, campaign.Count(LedgerState.Committed));
        Assert.All(campaign.Site.Starts.Keys, name => Assert.Equal(1, name.Number));
    }

    [Fact]
    public async Task Run_BudgetUsedUp_StopsWithoutEverExceedingIt()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits with { ChargedCores = 4 }, 50);
        double most = 0;
        campaign.Options = new ConductorOptions { CoreHours = 2 };
        campaign.Time.BeforeWait = () => most = Math.Max(most, ReservedAndSpent());

        ConductorOutcome outcome = await campaign.RunAsync();

        Assert.Contains("budget of 2 core-hours", outcome.BudgetShortage);
        Assert.InRange(most, 1, 2 * 3600);
        Assert.InRange(campaign.Count(LedgerState.Committed), 20, 49);
        Assert.Equal(50, campaign.Count(LedgerState.Committed) + campaign.Count(LedgerState.Waiting));

        double ReservedAndSpent()
        {
            using CampaignLedger ledger = CampaignLedger.OpenToRead(folder.FullName, campaign.Time)!;
            return ledger.Reserved + ledger.Spent;
        }
    }

    [Fact]
    public async Task Run_TaskLargerThanTheSite_FailsBeforeItIsSubmitted()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits with { Memory = 500_000_000 }, 1);

        await campaign.RunAsync();

        Assert.Equal(LedgerState.Failed, campaign.Task(0).State);
        Assert.Equal("it needs 1.0 GB of memory; simulated has 0.5 GB", campaign.Task(0).Explanation);
        Assert.Empty(campaign.Site.Requests);
    }

    [Fact]
    public async Task Run_JobThatWillNeverStart_IsReportedAndLeft()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 1);
        bool heldUp = false;
        campaign.Site.OnCall = () =>
        {
            if (heldUp || campaign.Site.ActiveJobs == 0) return;
            campaign.Site.HoldUp(campaign.Site.Requests[0].Token);
            heldUp = true;
        };

        await campaign.RunAsync();

        Assert.Equal(LedgerState.Stuck, campaign.Task(0).State);
        Assert.Contains(campaign.News, news => news.IsWarning && news.Text.Contains("PartitionTimeLimit"));
    }

    [Fact]
    public async Task Run_ClockThatJumps_EndsWithOneCommitEach()
    {
        SimulatedCampaign campaign = Create(SimulatedCampaign.Limits, 4);
        campaign.Site.MemberTime = TimeSpan.FromMinutes(3);
        int waits = 0;
        campaign.Time.BeforeWait = () => campaign.Time.Advance(TimeSpan.FromHours(++waits switch { 3 => -5, 9 => 30, _ => 0 }));

        await campaign.RunAsync();

        Assert.Equal(4, campaign.Site.Completions.Count);
        Assert.Equal(4, campaign.Count(LedgerState.Committed));
    }

    private SimulatedCampaign Create(SiteLimits limits, int tasks)
    {
        var campaign = new SimulatedCampaign(folder.FullName, limits);
        campaign.Add(tasks);
        return campaign;
    }
}
