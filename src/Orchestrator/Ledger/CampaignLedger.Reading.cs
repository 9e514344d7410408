using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Sites;

namespace Orchestrator.Ledger;

internal sealed partial class CampaignLedger
{
    /// <summary>A fact about the campaign: its owner, its hold.</summary>
    public string? Fact(string name) => (string?)readFact.Value(name);

    /// <summary>The task in a folder; null if the ledger has none.</summary>
    public LedgerTask? Find(string folder) => Tasks(findTask.Rows(folder)) is [var task] ? task : null;

    /// <summary>The task of a number.</summary>
    public LedgerTask Read(long id) => Tasks(readTask.Rows(id))[0];

    /// <summary>The next tasks in a state, in the order of their numbers.</summary>
    /// <param name="state">The state.</param>
    /// <param name="after">Number after which to begin.</param>
    /// <param name="limit">Most to return.</param>
    public IReadOnlyList<LedgerTask> In(LedgerState state, long after, int limit) => Tasks(tasksFrom.Rows((int)state, after, limit));

    /// <summary>All tasks in a state.</summary>
    public IEnumerable<LedgerTask> In(LedgerState state)
    {
        const int Page = 512;
        for (long after = 0; ;)
        {
            IReadOnlyList<LedgerTask> page = In(state, after, Page);
            foreach (LedgerTask task in page) yield return task;
            if (page.Count < Page) yield break;
            after = page[^1].Id;
        }
    }

    /// <summary>The tasks whose present attempt belongs to a submission.</summary>
    public IReadOnlyList<LedgerTask> Members(long submission) => Tasks(tasksOfSubmission.Rows(submission));

    /// <summary>The attempts at a task.</summary>
    public IReadOnlyList<LedgerAttempt> Attempts(long task)
    {
        var attempts = new List<LedgerAttempt>();
        using SqliteDataReader rows = attemptsOf.Rows(task);
        while (rows.Read())
        {
            attempts.Add(new LedgerAttempt(
                rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2), Text(rows, 3), Text(rows, 4), Text(rows, 5)));
        }
        return attempts;
    }

    /// <summary>How often an attempt was submitted; it runs at most once.</summary>
    public long Copies(long task, int number) => countCopies.Value(task, number) is long copies ? copies : 0;

    /// <summary>The submission of a name; null if the ledger has none.</summary>
    public LedgerSubmission? FindSubmission(string token) => Submissions(findSubmission.Rows(token)) is [var found] ? found : null;

    /// <summary>The submissions that are not settled.</summary>
    public IReadOnlyList<LedgerSubmission> OpenSubmissions() => Submissions(openSubmissions.Rows());

    /// <summary>Number of the latest submission, 0 if there was none.</summary>
    public long LastSubmission => (long)countSubmissions.Value()!;

    /// <summary>What happened to a task.</summary>
    public IReadOnlyList<LedgerEvent> Events(long task) => Events(eventsOf.Rows(task));

    /// <summary>What happened last, newest first.</summary>
    public IReadOnlyList<LedgerEvent> LastEvents(int limit) => Events(lastEvents.Rows(limit));

    /// <summary>Core-seconds that are reserved for open submissions.</summary>
    public double Reserved => (double)readBalance.Value("reserved")!;

    /// <summary>Core-seconds that jobs have used, wasted ones included.</summary>
    public double Spent => (double)readBalance.Value("spent")!;

    /// <summary>Core-seconds of completions that no result uses.</summary>
    public double Wasted => (double)readBalance.Value("wasted")!;

    private static List<LedgerTask> Tasks(SqliteDataReader rows)
    {
        var tasks = new List<LedgerTask>();
        using (rows)
        {
            while (rows.Read())
            {
                tasks.Add(new LedgerTask
                {
                    Id = rows.GetInt64(0),
                    Folder = rows.GetString(1),
                    Point = rows.GetInt32(2),
                    State = (LedgerState)rows.GetInt32(3),
                    Since = Time(rows.GetInt64(4)),
                    Attempt = rows.GetInt32(5),
                    Resources = new TaskResources(rows.GetInt32(6), rows.GetInt64(7), rows.GetInt32(8)),
                    WallTime = TimeSpan.FromSeconds(rows.GetDouble(9)),
                    Failures = rows.GetInt32(10),
                    Unstarted = rows.GetInt32(11),
                    Submission = rows.IsDBNull(12) ? null : rows.GetInt64(12),
                    Cause = Text(rows, 13),
                    Explanation = Text(rows, 14),
                    ParameterFixes = FixesOf(Text(rows, 15)),
                    ExcludedNodes = Text(rows, 16)?.Split(',') ?? [],
                });
            }
        }
        return tasks;
    }

    private static List<LedgerSubmission> Submissions(SqliteDataReader rows)
    {
        var submissions = new List<LedgerSubmission>();
        using (rows)
        {
            while (rows.Read())
            {
                submissions.Add(new LedgerSubmission
                {
                    Id = rows.GetInt64(0),
                    Token = rows.GetString(1),
                    State = (SubmissionState)rows.GetInt32(2),
                    JobId = Text(rows, 3),
                    UnclearSince = rows.IsDBNull(4) ? null : Time(rows.GetInt64(4)),
                    Reserved = rows.GetDouble(5),
                    ChargedCores = rows.GetInt32(6),
                    Started = rows.IsDBNull(7) ? null : Time(rows.GetInt64(7)),
                });
            }
        }
        return submissions;
    }

    private static List<LedgerEvent> Events(SqliteDataReader rows)
    {
        var events = new List<LedgerEvent>();
        using (rows)
        {
            while (rows.Read())
            {
                events.Add(new LedgerEvent(
                    Time(rows.GetInt64(0)), rows.IsDBNull(1) ? null : rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetInt32(2),
                    rows.GetString(3), rows.GetString(4)));
            }
        }
        return events;
    }

    private static string? Text(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static Dictionary<string, double> FixesOf(string? json)
    {
        var fixes = new Dictionary<string, double>(StringComparer.Ordinal);
        if (json is null) return fixes;
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
            fixes[member.Name] = double.Parse(member.Value.GetRawText(), CultureInfo.InvariantCulture);
        return fixes;
    }
}
