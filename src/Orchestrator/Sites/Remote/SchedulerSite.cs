using System.Globalization;
using System.Text;
using Orchestrator.Schedulers;
using Orchestrator.Transports;
using Polly;

namespace Orchestrator.Sites;

/// <summary>A site with a batch system: a shell at the host that takes jobs, and one at the host that takes files.</summary>
/// <remarks>
/// The scheduler only makes commands and reads answers, the shells only carry them. Queries are tried again after lost connections,
/// submissions never. Everything that a campaign has at the site lies below its root; every path that is sent is checked to be so.
/// </remarks>
internal sealed partial class SchedulerSite : ISite
{
    private const string Fallthrough = "\ntrap '' HUP PIPE\numask 077\n";
    private readonly SiteProfile profile;
    private readonly IScheduler scheduler;
    private readonly RemoteShell jobs;
    private readonly RemoteShell files;
    private readonly WorkerPackage worker;
    private readonly ResiliencePipeline retry;
    private readonly string root;

    /// <summary>Makes the site; nothing is connected before <see cref="PrepareAsync"/>.</summary>
    /// <param name="profile">The site.</param>
    /// <param name="scheduler">Its batch system.</param>
    /// <param name="jobs">Shell at the host that takes jobs; disposed with this.</param>
    /// <param name="files">Shell at the host that takes files; may be the same.</param>
    /// <param name="worker">The worker to stage.</param>
    /// <param name="campaign">Name of the campaign, the last folder of its root.</param>
    public SchedulerSite(SiteProfile profile, IScheduler scheduler, RemoteShell jobs, RemoteShell files, WorkerPackage worker, string campaign)
    {
        this.profile = profile;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.files = files;
        this.worker = worker;
        retry = ConnectionRetry.Create(profile.RetryPause);
        root = $"{profile.Root}/{ShellText.Identifier(campaign, "campaign")}";
        // Each element of an array counts as a job against the user's limit: limit and listing are both counted in whole arrays.
        Limits = profile.UsesArrays && profile.Limits.ActiveJobs is { } most
            ? profile.Limits with { ActiveJobs = Math.Max(1, most / profile.Limits.MembersPerJob) }
            : profile.Limits;
    }

    /// <inheritdoc/>
    public SiteLimits Limits { get; }

    private string WorkerFolder => $"{profile.Root}/worker/{worker.Hash}";

    private string Preamble => $"{Fallthrough}{scheduler.ForgetEnvironment}\n";

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await jobs.ConnectAsync(cancellation);
        if (!ReferenceEquals(files, jobs)) await files.ConnectAsync(cancellation);
        RemoteReply reply = await QueryAsync($"{Preamble}part folders mkdir -p {root}/submissions {profile.Root}/worker\n{scheduler.ListingScript([])}\n", cancellation);
        if (reply.ReturnCode("folders") != 0)
            throw new SiteException(profile.Name, $"{root} cannot be made: {reply.Error.Trim()}", isTransient: false);
        if (!scheduler.ReadListing(reply).IsAnswered)
            throw new SiteException(profile.Name, $"the scheduler does not answer: {reply.Text("before").Trim()} {reply.Error.Trim()}", isTransient: true);
        await StageWorkerAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<SubmissionReply> SubmitAsync(JobRequest job, CancellationToken cancellation)
    {
        RemoteReply reply = await jobs.RunAsync(SubmissionScript(job), cancellation);
        if (reply.Has("purged"))
        {
            // A purge hits staged programs too; nothing was submitted.
            await StageWorkerAsync(cancellation);
            reply = await jobs.RunAsync(SubmissionScript(job), cancellation);
        }
        if (reply.Has("purged")) throw new SiteException(profile.Name, $"{WorkerFolder} cannot be kept complete", isTransient: true);
        if (reply.Has("unwritable")) throw new SiteException(profile.Name, $"{root}/submissions cannot be written: {reply.Error.Trim()}", isTransient: true);
        return ReadReply(reply);
    }

    /// <inheritdoc/>
    public async Task<SubmissionReply> FindReplyAsync(string token, CancellationToken cancellation)
    {
        ShellText.Identifier(token, "token");
        return ReadReply(await QueryAsync($"{Preamble}cd {root} && {PrintReply(token)}", cancellation));
    }

    /// <inheritdoc/>
    public async Task<SitePoll> PollAsync(SiteQuery query, CancellationToken cancellation)
    {
        foreach (string name in query.Names) ShellText.Identifier(name, "job name");
        RemoteReply reply = await QueryAsync(
            $"{Preamble}cd {root} || leave\npart now date +%s\n{scheduler.ListingScript(query.Names)}\n{AttemptListing.Script(query.Attempts)}", cancellation);
        if (!long.TryParse(reply.Text("now"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long seconds))
            throw new SiteException(profile.Name, $"{root} is gone: {reply.Error.Trim()}", isTransient: true);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(seconds);
        JobListing listing = scheduler.ReadListing(reply);
        int each = profile.UsesArrays ? profile.Limits.MembersPerJob : 1;
        return new SitePoll
        {
            Now = now,
            SchedulerAnswered = listing.IsAnswered,
            Jobs = listing.Jobs,
            ActiveJobs = (listing.Active + each - 1) / each,
            Attempts = AttemptListing.Read(reply, query.Attempts, now),
        };
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string name, string id, CancellationToken cancellation) =>
        await QueryAsync($"{Preamble}part cancel {scheduler.CancelCommand(name, id)}", cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await jobs.DisposeAsync();
        if (!ReferenceEquals(files, jobs)) await files.DisposeAsync();
    }

    private async Task<RemoteReply> QueryAsync(string script, CancellationToken cancellation) =>
        await retry.ExecuteAsync(async token => await jobs.RunAsync(script, token), cancellation);

    // Everything up to the reply's file goes on when the connection is lost in the middle: HUP and PIPE are ignored.
    private string SubmissionScript(JobRequest job)
    {
        string token = ShellText.Identifier(job.Token, "token");
        string script = scheduler.Script(job, new SiteWorkspace(root, $"{WorkerFolder}/{WorkerPackage.Program}"));
        string members = string.Concat(job.Members.Select(member => $"{AttemptListing.FolderOf(member)}/task.json\n"));
        var text = new StringBuilder(Preamble);
        text.Append(CultureInfo.InvariantCulture, $$"""
            cd {{root}}/submissions || { part unwritable false; leave; }
            if [ -f {{token}}.reply ]; then cd ..; {{PrintReply(token)}}
            leave; fi
            {{WorkerCheck()}}
            put() { cat > ".$1.partial" && sync ".$1.partial" && mv -f ".$1.partial" "$1" || { part unwritable false; leave; }; }

            """);
        AppendFile(text, $"{token}.sh", script);
        AppendFile(text, $"{token}.tasks", members);
        AppendFile(text, $"{token}.intent", $"{token}\n{members}");
        text.Append(CultureInfo.InvariantCulture, $$"""
            cd ..
            {{scheduler.SubmitCommand(job, $"submissions/{token}.sh")}} </dev/null >submissions/.{{token}}.out 2>submissions/.{{token}}.err
            code=$?
            cd submissions
            { echo "returned $code $(date +%s)"; cat .{{token}}.out; echo '--'; cat .{{token}}.err; } | put {{token}}.reply
            rm -f .{{token}}.out .{{token}}.err
            cd ..
            {{PrintReply(token)}}

            """);
        return text.ToString();
    }

    private static void AppendFile(StringBuilder text, string name, string content)
    {
        const string End = "END_OF_FILE_OF_THE_ORCHESTRATOR";
        if (content.Contains(End, StringComparison.Ordinal)) throw new ArgumentException($"a file must not contain {End}", nameof(content));
        text.Append(CultureInfo.InvariantCulture, $"put {name} <<'{End}'\n{content.TrimEnd('\n')}\n{End}\n");
    }

    private static string PrintReply(string token) => $"part reply cat submissions/{token}.reply\n";

    private SubmissionReply ReadReply(RemoteReply reply)
    {
        string text = reply.Text("reply");
        int line = text.IndexOf('\n', StringComparison.Ordinal);
        string[] words = line < 0 ? [] : text[..line].Split(' ');
        if (reply.ReturnCode("reply") != 0 || words is not ["returned", var code, _] || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int returned))
            return new SubmissionReply(SubmissionOutcome.Unclear, null, "no reply of the scheduler is recorded at the site");
        string rest = text[(line + 1)..];
        int divider = rest.StartsWith("--\n", StringComparison.Ordinal) ? 0 : rest.IndexOf("\n--\n", StringComparison.Ordinal);
        string output = divider < 0 ? rest : rest[..divider];
        string error = divider < 0 ? "" : rest[(divider == 0 ? 3 : divider + 4)..];
        return scheduler.ReadSubmission(returned, output, error);
    }
}
