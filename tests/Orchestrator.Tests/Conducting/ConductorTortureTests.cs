using CsCheck;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Tests.Simulated;

namespace Orchestrator.Tests.Conducting;

/// <summary>Random faults of scheduler, network and orchestrator, in virtual time over a real ledger.</summary>
public sealed class ConductorTortureTests
{
    private sealed class KilledException : Exception;

    [Fact]
    public async Task Run_UnderRandomFaults_CommitsEachTaskOnce() =>
        await Gen.Select(Gen.UInt, Gen.Int[1, 5], Gen.Int[0, 1]).SampleAsync(
            (seed, pack, accounts) => TortureAsync(seed, pack, accounts == 1), iter: 25, threads: 1);

    private static async Task TortureAsync(uint seed, int pack, bool accounts)
    {
        const int Tasks = 24;
        using var folder = new TemporaryFolder();
        var campaign = new SimulatedCampaign(folder.FullName, SimulatedCampaign.Limits with { ActiveJobs = 6, MembersPerJob = pack });
        campaign.Options = new ConductorOptions { MaximumFailures = 1000, MaximumUnstarted = 1000, EqualFailures = 1000, EndsJobsOnInterruption = false };
        campaign.Add(Tasks);
        uint state = seed | 1;
        int faults = 200;
        bool Chance(int percent)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state % 100 < percent && faults-- > 0;
        }
        SimulatedSite site = campaign.Site;
        site.KeepsAccounts = accounts;
        site.MemberTime = TimeSpan.FromSeconds(45);
        site.OnCall = () =>
        {
            if (Chance(2)) throw new KilledException();
            if (Chance(2)) throw new SiteException("simulated", "connection lost", isTransient: true);
        };
        site.Submission = _ => Chance(25) ? (SimulatedSubmission)(1 + (state >> 8) % 5) : SimulatedSubmission.Answered;
        site.Answers = () => !Chance(10);
        site.Fate = _ => Chance(10) ? new SimulatedFate(((state >> 8) % 4) switch { 0 => JobState.NodeFailed, 1 => JobState.Preempted, 2 => JobState.Failed, _ => JobState.TimedOut })
            : Chance(10) ? SimulatedFate.Fails("cause", "same-again") : SimulatedFate.Success;
        campaign.Time.BeforeWait = () =>
        {
            if (Chance(2)) throw new KilledException();
        };
        for (int life = 0; campaign.Count(LedgerState.Committed) < Tasks; life++)
        {
            Assert.True(life < 500, "the campaign does not come to its end");
            try
            {
                await campaign.RunAsync();
            }
            catch (Exception exception) when (exception is KilledException or SiteException)
            {
                // The next life finds what this one left.
            }
        }
        Assert.Equal(Tasks, site.Results.Count);
        Assert.All(site.Starts, start => Assert.Equal(1, start.Value));
        foreach (IGrouping<string, AttemptName> task in site.Completions.GroupBy(name => name.TaskFolder))
        {
            // Nothing here destroys a result or lets a lost process live on, so there is no completion to explain.
            Assert.Single(task);
        }
        Assert.Equal((0, 0), campaign.Look(ledger => (ledger.OpenSubmissions().Count(open => ledger.Members(open.Id).Any(task => task.State != LedgerState.Committed)), (int)ledger.Wasted)));
    }
}
