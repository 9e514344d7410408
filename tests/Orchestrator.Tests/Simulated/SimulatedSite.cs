using System.Globalization;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Simulated;

/// <summary>A scheduler and a file system in memory, in virtual time, that do to jobs what real ones do.</summary>
internal sealed class SimulatedSite(VirtualTime time, SiteLimits limits) : ISite
{
    private static readonly TimeSpan LateBy = TimeSpan.FromSeconds(54);

    private readonly Dictionary<string, List<Job>> active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListedJob> ended = new(StringComparer.Ordinal);
    private readonly Dictionary<AttemptName, Folder> folders = [];
    private readonly Dictionary<string, SubmissionReply> replies = new(StringComparer.Ordinal);
    private int nextId = 1000;

    public SiteLimits Limits => limits;

    /// <summary>What happens to an attempt that starts.</summary>
    public Func<AttemptName, SimulatedFate> Fate { get; set; } = _ => SimulatedFate.Success;

    /// <summary>What happens to a submission.</summary>
    public Func<JobRequest, SimulatedSubmission> Submission { get; set; } = _ => SimulatedSubmission.Answered;

    /// <summary>Whether the scheduler answers a poll.</summary>
    public Func<bool> Answers { get; set; } = () => true;

    /// <summary>Called by each method; may throw, as a process that is killed there.</summary>
    public Action? OnCall { get; set; }

    /// <summary>How long a member runs.</summary>
    public TimeSpan MemberTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether jobs that have ended stay in listings.</summary>
    public bool KeepsAccounts { get; set; } = true;

    /// <summary>Committed results by folder of the task.</summary>
    public Dictionary<string, string> Results { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each attempt started.</summary>
    public Dictionary<AttemptName, int> Starts { get; } = [];

    /// <summary>Attempts that ran to their end, in order, the committed and the wasted.</summary>
    public List<AttemptName> Completions { get; } = [];

    public List<JobRequest> Requests { get; } = [];

    public List<string> Cancelled { get; } = [];

    public int Polls { get; private set; }

    public int MostActiveJobs { get; private set; }

    public int ActiveJobs => active.Values.Sum(jobs => jobs.Count);

    /// <summary>Jobs of the user that are not ours.</summary>
    public int ForeignJobs { get; set; }

    /// <summary>Whether the attempt's folder and results are kept for tests; a benchmark need not.</summary>
    public bool Remembers { get; set; } = true;

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StageAsync(IReadOnlyList<StagedFile> files, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        return Task.CompletedTask;
    }

    public Task<SubmissionReply> SubmitAsync(JobRequest job, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        if (Remembers) Requests.Add(job);
        SimulatedSubmission fate = Submission(job);
        string id = (nextId++).ToString(CultureInfo.InvariantCulture);
        if (fate == SimulatedSubmission.Busy) return Task.FromResult(new SubmissionReply(SubmissionOutcome.Busy, null, "limit reached"));
        if (fate == SimulatedSubmission.Rejected)
            return Task.FromResult(new SubmissionReply(SubmissionOutcome.Rejected, null, "invalid partition specified: none"));
        if (fate != SimulatedSubmission.NeverArrived)
        {
            DateTimeOffset start = time.GetUtcNow() + (fate == SimulatedSubmission.AcceptedLate ? LateBy : TimeSpan.Zero);
            if (!active.TryGetValue(job.Token, out List<Job>? jobs)) active[job.Token] = jobs = [];
            jobs.Add(new Job(job, id, start));
        }
        MostActiveJobs = Math.Max(MostActiveJobs, ActiveJobs + ForeignJobs);
        var reply = new SubmissionReply(SubmissionOutcome.Accepted, id, $"Submitted batch job {id}");
        if (fate is SimulatedSubmission.Answered or SimulatedSubmission.AnswerLost) replies[job.Token] = reply;
        return Task.FromResult(
            fate == SimulatedSubmission.Answered ? reply : new SubmissionReply(SubmissionOutcome.Unclear, null, "connection lost"));
    }

    public Task<SubmissionReply> FindReplyAsync(string token, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        return Task.FromResult(replies.GetValueOrDefault(token) ?? new SubmissionReply(SubmissionOutcome.Unclear, null, ""));
    }

    public Task<SitePoll> PollAsync(SiteQuery query, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        Polls++;
        MoveOn();
        bool answers = Answers();
        var jobs = new List<ListedJob>();
        if (answers)
        {
            foreach (Job job in active.Values.SelectMany(named => named))
            {
                if (job.Start > time.GetUtcNow()) continue;
                JobState state = job.NeverStarts ? JobState.NeverStarting : job.Index < 0 ? JobState.Waiting : JobState.Running;
                jobs.Add(new ListedJob(job.Request.Token, job.Id, state, state.ToString().ToUpperInvariant(), job.NeverStarts ? "PartitionTimeLimit" : "", "node1"));
            }
            foreach (string name in query.Names) if (KeepsAccounts && ended.TryGetValue(name, out ListedJob? job)) jobs.Add(job);
        }
        var attempts = new Dictionary<AttemptName, SeenAttempt>();
        foreach (AttemptName name in query.Attempts)
        {
            Folder? folder = folders.GetValueOrDefault(name);
            attempts[name] = new SeenAttempt
            {
                Claim = folder?.Claim,
                HeartbeatAge = folder is null ? null : time.GetUtcNow() - folder.Heartbeat,
                Result = Results.GetValueOrDefault(name.TaskFolder),
                Failure = folder?.Failure,
            };
        }
        return Task.FromResult(new SitePoll
        {
            Now = time.GetUtcNow(), SchedulerAnswered = answers, Jobs = jobs, ActiveJobs = ActiveJobs + ForeignJobs, Attempts = attempts,
        });
    }

    public Task<bool> AbandonAsync(AttemptName attempt, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        return Task.FromResult(folders.TryAdd(attempt, new Folder(ClaimOf("orchestrator")) { Heartbeat = time.GetUtcNow() }));
    }

    public Task CancelAsync(string name, string id, CancellationToken cancellation)
    {
        OnCall?.Invoke();
        Cancelled.Add(name);
        if (active.Remove(name, out List<Job>? jobs)) ended[name] = Listed(jobs[0], JobState.Cancelled);
        return Task.CompletedTask;
    }

    public Task FetchAsync(string relativePath, string localPath, CancellationToken cancellation) => Task.CompletedTask;

    public Task DeleteAsync(IReadOnlyList<string> relativePaths, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    /// <summary>Forgets all jobs, as a scheduler whose state was lost; what runs is gone.</summary>
    public void LoseJobs()
    {
        active.Clear();
        ended.Clear();
    }

    /// <summary>Lets a job pend for ever.</summary>
    public void HoldUp(string token)
    {
        foreach (Job job in active[token]) job.NeverStarts = true;
    }

    private static ListedJob Listed(Job job, JobState state) =>
        new(job.Request.Token, job.Id, state, state.ToString().ToUpperInvariant(), "", "node1");

    private TaskClaim ClaimOf(string host) => new(host, 1, time.GetUtcNow());

    // Each job begins at the poll after its start, and every member takes its time.
    private void MoveOn()
    {
        DateTimeOffset now = time.GetUtcNow();
        List<string>? over = null;
        foreach ((string token, List<Job> jobs) in active)
        {
            for (int i = jobs.Count - 1; i >= 0; i--)
            {
                if (!jobs[i].NeverStarts && jobs[i].Start <= now && Run(jobs[i], now)) jobs.RemoveAt(i);
            }
            if (jobs.Count == 0) (over ??= []).Add(token);
        }
        if (over is not null) foreach (string token in over) active.Remove(token);
    }

    // Returns whether the job has ended.
    private bool Run(Job job, DateTimeOffset now)
    {
        while (true)
        {
            if (job.Index >= 0 && job.Index < job.Request.Members.Count)
            {
                AttemptName name = job.Request.Members[job.Index];
                if (job.Owns)
                {
                    folders[name].Heartbeat = now;
                    if (now < job.Next) return false;
                    SimulatedFate fate = Fate(name);
                    if (fate.Failure is null && fate.End == JobState.Completed) Complete(name);
                    else folders[name].Failure = fate.Failure;
                    if (fate.Failure is null && fate.End != JobState.Completed)
                    {
                        ended[job.Request.Token] = Listed(job, fate.End);
                        return true;
                    }
                }
            }
            job.Index++;
            if (job.Index >= job.Request.Members.Count)
            {
                if (Remembers) ended[job.Request.Token] = Listed(job, JobState.Completed);
                return true;
            }
            AttemptName next = job.Request.Members[job.Index];
            job.Owns = !Results.ContainsKey(next.TaskFolder) && folders.TryAdd(next, new Folder(ClaimOf("node1")));
            if (!job.Owns) continue;
            folders[next].Heartbeat = now;
            Starts[next] = Starts.GetValueOrDefault(next) + 1;
            job.Next = now + MemberTime;
        }
    }

    private void Complete(AttemptName name)
    {
        if (Remembers) Completions.Add(name);
        else folders.Remove(name);
        string lineage = name.TaskFolder[(name.TaskFolder.LastIndexOf('/') + 1)..];
        Results.TryAdd(
            name.TaskFolder, $$"""{ "schema": "orchestrator/result/1", "lineage": "{{lineage}}", "attempt": {{name.Number}}, "seconds": 30 }""");
    }

    private sealed class Job(JobRequest request, string id, DateTimeOffset start)
    {
        public JobRequest Request => request;

        public string Id => id;

        public DateTimeOffset Start => start;

        public int Index { get; set; } = -1;

        public bool Owns { get; set; }

        public bool NeverStarts { get; set; }

        public DateTimeOffset Next { get; set; }
    }

    private sealed class Folder(TaskClaim claim)
    {
        public TaskClaim Claim => claim;

        public DateTimeOffset Heartbeat { get; set; }

        public string? Failure { get; set; }
    }
}
