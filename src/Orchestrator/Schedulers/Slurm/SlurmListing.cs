using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Schedulers.Slurm;

/// <summary>Asks squeue and sacct, once a poll, and reads their answers.</summary>
/// <remarks>
/// Text, not JSON: squeue's JSON of 22.05 shows an empty list when the controller is down, and ignores filters. Without <c>-t all</c> a
/// failed job is invisible; sacct is empty for a while after sbatch and never shows held jobs. So a missing job is unknown, not ended.
/// </remarks>
internal static class SlurmListing
{
    private const string Up = " is UP";
    private const string QueueFormat = "%F|%K|%A|%T|%r|%N|%j";
    private const string RecordFields = "JobID,State,ExitCode,NodeList,JobName";
    private const int QueueColumns = 7;
    private const int RecordColumns = 5;

    /// <summary>Lines of <c>/bin/sh</c> that print the sections.</summary>
    /// <param name="names">Names to look up in the records if squeue does not list them.</param>
    /// <param name="days">How far back the records are searched; 0 where the site keeps none.</param>
    public static string Script(IReadOnlyCollection<string> names, int days) => $$"""
        part before scontrol ping
        queue=$(squeue -h -r -t all -u "$(id -un)" -o '{{QueueFormat}}' </dev/null)
        code=$?
        open queue; printf '%s\n' "$queue"; close queue "$code"
        missing=''
        for name in {{string.Join(' ', names)}}; do
          case "$queue
        " in *"|$name
        "*) ;; *) missing="$missing,$name" ;; esac
        done
        if [ {{days}} -gt 0 ] && [ -n "$missing" ]; then
          part records sacct -P -n -X -S now-{{days}}days --name="${missing#,}" -o {{RecordFields}}
        fi
        part after scontrol ping
        """;

    /// <summary>Reads the sections.</summary>
    public static JobListing Read(RemoteReply reply)
    {
        bool isAnswered = reply.Text("before").Contains(Up, StringComparison.Ordinal) && reply.Text("after").Contains(Up, StringComparison.Ordinal)
            && reply.ReturnCode("queue") == 0;
        var byName = new Dictionary<string, List<ListedJob>>(StringComparer.Ordinal);
        int active = 0;
        // A half-answered list still shows what it shows; only absence means nothing then.
        foreach (string[] row in Rows(reply.Text("queue"), QueueColumns))
        {
            JobState state = SlurmStates.Of(row[3], row[4]);
            if (SlurmStates.IsActive(state)) active++;
            Add(byName, new ListedJob(row[6], row[0], state, row[3], row[4] is "None" ? "" : row[4], NodeOf(row[5])));
        }
        if (reply.ReturnCode("records") == 0)
        {
            foreach (string[] row in Rows(reply.Text("records"), RecordColumns))
            {
                string id = row[0].Split('_')[0];
                Add(byName, new ListedJob(row[4], id, SlurmStates.Of(row[1], ""), row[1], $"exit code {row[2]}", NodeOf(row[3])));
            }
        }
        return new JobListing(isAnswered, [.. byName.Values.Select(Together)], active);
    }

    private static void Add(Dictionary<string, List<ListedJob>> byName, ListedJob job)
    {
        if (byName.TryGetValue(job.Name, out List<ListedJob>? others)) others.Add(job);
        else byName[job.Name] = [job];
    }

    // The elements of an array, or two jobs after a doubled submission: what still goes on decides, then what went wrong.
    private static ListedJob Together(List<ListedJob> jobs) =>
        jobs.Find(job => job.State == JobState.Running)
        ?? jobs.Find(job => job.State == JobState.Waiting)
        ?? jobs.Find(job => job.State == JobState.NeverStarting)
        ?? jobs.Find(job => job.State != JobState.Completed)
        ?? jobs[0];

    private static string NodeOf(string nodes) => nodes is "None assigned" or "(null)" ? "" : nodes;

    private static IEnumerable<string[]> Rows(string text, int columns)
    {
        foreach (string line in text.Split('\n'))
        {
            // The name stands last; other people's may contain the separator.
            string[] row = line.TrimEnd('\r').Split('|', columns);
            if (row.Length == columns) yield return row;
        }
    }
}
