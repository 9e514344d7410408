using Orchestrator.Ledger;
using Orchestrator.Sites;

namespace Orchestrator.Conducting;

/// <summary>The submissions that are not settled, by token, and what they hold.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="concurrency">Members of a job that run side by side.</param>
internal sealed class LiveJobs(CampaignLedger ledger, int concurrency)
{
    private readonly Dictionary<string, LiveJob> jobs = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => jobs.Count;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<LiveJob> All => jobs.Values;

    /// <summary>Cores that they hold.</summary>
    public int Cores { get; private set; }

    /// <summary>Bytes of memory that they hold.</summary>
    public long Memory { get; private set; }

    /// <summary>Reads them from the ledger.</summary>
    public void Restore()
    {
        jobs.Clear();
        (Cores, Memory) = (0, 0);
        foreach (LedgerSubmission submission in ledger.OpenSubmissions())
        {
            IEnumerable<LedgerTask> members = ledger.Members(submission.Id).Where(task => TaskStates.Live.Contains(task.State));
            Add(Create(submission, [.. members]));
        }
    }

    /// <summary>Makes a job of its members; all of a job need the same.</summary>
    public LiveJob Create(LedgerSubmission submission, IReadOnlyList<LedgerTask> members)
    {
        int side = Math.Min(Math.Max(1, members.Count), concurrency);
        return new LiveJob(submission, members, side)
        {
            Cores = members.Count == 0 ? 0 : side * members[0].Resources.Cores,
            Memory = members.Count == 0 ? 0 : side * members[0].Resources.Memory,
        };
    }

    /// <summary>Adds a job.</summary>
    public void Add(LiveJob job)
    {
        jobs.Add(job.Submission.Token, job);
        Cores += job.Cores;
        Memory += job.Memory;
    }

    /// <summary>Removes a job that is settled.</summary>
    public void Remove(LiveJob job)
    {
        if (!jobs.Remove(job.Submission.Token)) return;
        Cores -= job.Cores;
        Memory -= job.Memory;
    }

    /// <summary>Whether a job of the name is among them.</summary>
    public bool Contains(string token) => jobs.ContainsKey(token);

    /// <summary>What a poll asks.</summary>
    public SiteQuery Query()
    {
        var attempts = new List<AttemptName>(jobs.Count);
        foreach (LiveJob job in jobs.Values)
            foreach (LedgerTask task in job.Members) attempts.Add(task.Name);
        return new SiteQuery(jobs.Keys, attempts);
    }
}
