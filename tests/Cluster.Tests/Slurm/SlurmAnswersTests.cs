using Orchestrator.Schedulers;
using Orchestrator.Schedulers.Slurm;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Slurm;

/// <summary>What a real Slurm (22.05) printed, read.</summary>
public sealed class SlurmAnswersTests
{
    [Theory]
    [InlineData(0, "163\n", "", nameof(SubmissionOutcome.Accepted), "163")]
    [InlineData(0, "163;loop\n", "", nameof(SubmissionOutcome.Accepted), "163")]
    [InlineData(0, "*** 2026 maintenance ***\n17\n", "sbatch: warning: no --account, using lab", nameof(SubmissionOutcome.Accepted), "17")]
    [InlineData(0, "Submitted\n", "", nameof(SubmissionOutcome.Unclear), null)]
    [InlineData(124, "", "", nameof(SubmissionOutcome.Unclear), null)]
    [InlineData(1, "", "sbatch: error: invalid partition specified: nosuch\nsbatch: error: Batch job submission failed: Invalid partition name specified\n", nameof(SubmissionOutcome.Rejected), null)]
    [InlineData(1, "", "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified\n", nameof(SubmissionOutcome.Rejected), null)]
    [InlineData(1, "", "sbatch: error: Memory specification can not be satisfied\nsbatch: error: Batch job submission failed: Requested node configuration is not available\n", nameof(SubmissionOutcome.Rejected), null)]
    [InlineData(1, "", "sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)\n", nameof(SubmissionOutcome.Busy), null)]
    [InlineData(1, "", "sbatch: error: QOSMaxSubmitJobPerUserLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)\n", nameof(SubmissionOutcome.Busy), null)]
    [InlineData(1, "", "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying\nsbatch: error: Batch job submission failed: Resource temporarily unavailable\n", nameof(SubmissionOutcome.Busy), null)]
    [InlineData(124, "", "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying\n", nameof(SubmissionOutcome.Unclear), null)]
    [InlineData(1, "", "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)\n", nameof(SubmissionOutcome.Unclear), null)]
    [InlineData(1, "", "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation\n", nameof(SubmissionOutcome.Unclear), null)]
    [InlineData(127, "", "timeout: failed to run command 'sbatch': No such file or directory\n", nameof(SubmissionOutcome.Rejected), null)]
    public void ReadSubmission_OfEachAnswer_TellsRefusalFromDoubt(int code, string output, string error, string outcome, string? id)
    {
        SubmissionReply reply = SlurmSubmission.Read(code, output, error);
        Assert.Equal((outcome, id), (reply.Outcome.ToString(), reply.Id));
        if (reply.Outcome != SubmissionOutcome.Accepted) Assert.NotEmpty(reply.Text);
    }

    [Theory]
    [InlineData("PENDING", "Resources", nameof(JobState.Waiting))]
    [InlineData("PENDING", "Priority", nameof(JobState.Waiting))]
    [InlineData("PENDING", "QOSMaxJobsPerUserLimit", nameof(JobState.Waiting))]
    [InlineData("PENDING", "PartitionTimeLimit", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "PartitionNodeLimit", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "QOSMaxWallDurationPerJobLimit", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "AssocMaxCpuPerJobLimit", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "JobHeldUser", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "JobHeldAdmin", nameof(JobState.NeverStarting))]
    [InlineData("PENDING", "launch failed requeued held", nameof(JobState.NeverStarting))]
    [InlineData("SUSPENDED", "None", nameof(JobState.Running))]
    [InlineData("COMPLETING", "None", nameof(JobState.Running))]
    [InlineData("CANCELLED by 1001", "None", nameof(JobState.Cancelled))]
    [InlineData("CANCELLED+", "", nameof(JobState.Cancelled))]
    [InlineData("BOOT_FAIL", "None", nameof(JobState.NodeFailed))]
    [InlineData("DEADLINE", "None", nameof(JobState.TimedOut))]
    [InlineData("REVOKED", "None", nameof(JobState.Cancelled))]
    [InlineData("OUT_OF_MEMORY", "OutOfMemory", nameof(JobState.OutOfMemory))]
    [InlineData("A_STATE_OF_2030", "None", nameof(JobState.Running))]
    public void Of_EachStateAndReason_IsOneOfOurs(string state, string reason, string expected) =>
        Assert.Equal(expected, SlurmStates.Of(state, reason).ToString());

    [Fact]
    public void ReadListing_QueueAndRecords_GiveOneEntryAName()
    {
        RemoteReply reply = Reply(
            "Slurmctld(primary) at localhost is UP\n",
            """
            1|20|1|RUNNING|None|n1|arr-1
            1|19|3|PENDING|JobArrayTaskLimit||arr-1
            1|18|4|COMPLETED|None|n2|arr-1
            7|N/A|7|FAILED|NonZeroExitCode|n4|ab-7
            8|N/A|8|PENDING|PartitionTimeLimit||ab-8
            9|N/A|9|PENDING|Resources||somebody|elses
            """,
            "4_0|COMPLETED|0:0|n1|gone-1\n4_1|FAILED|1:0|n2|gone-1\n11|CANCELLED by 1001|0:0|None assigned|gone-2\n");
        JobListing listing = SlurmListing.Read(reply);

        Assert.True(listing.IsAnswered);
        Assert.Equal(4, listing.Active);
        Dictionary<string, ListedJob> jobs = listing.Jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        Assert.Equal(new ListedJob("arr-1", "1", JobState.Running, "RUNNING", "", "n1"), jobs["arr-1"]);
        Assert.Equal(new ListedJob("ab-7", "7", JobState.Failed, "FAILED", "NonZeroExitCode", "n4"), jobs["ab-7"]);
        Assert.Equal(JobState.NeverStarting, jobs["ab-8"].State);
        Assert.Equal(new ListedJob("gone-1", "4", JobState.Failed, "FAILED", "exit code 1:0", "n2"), jobs["gone-1"]);
        Assert.Equal((JobState.Cancelled, ""), (jobs["gone-2"].State, jobs["gone-2"].Node));
        Assert.Contains("somebody|elses", jobs.Keys);
    }

    [Theory]
    [InlineData("Slurmctld(primary) at localhost is DOWN\n", 0)]
    [InlineData("Slurmctld(primary) at localhost is UP\n", 1)]
    public void ReadListing_ControllerDownOrQueryFailed_SaysNothingOfAbsence(string ping, int code) =>
        Assert.False(SlurmListing.Read(Reply(ping, "", "", code)).IsAnswered);

    private static RemoteReply Reply(string ping, string queue, string records, int queueCode = 0) => new(
        new Dictionary<string, (string, int)>(StringComparer.Ordinal)
        {
            ["before"] = (ping, 0), ["queue"] = (queue, queueCode), ["records"] = (records, 0), ["after"] = (ping, 0),
        },
        "");
}
