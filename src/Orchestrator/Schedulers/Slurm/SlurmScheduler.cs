using System.Globalization;
using Orchestrator.Numerics;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Schedulers.Slurm;

/// <summary>Slurm's commands and answers, as its manual pages and a real one (22.05) have them.</summary>
/// <param name="profile">The site.</param>
internal sealed class SlurmScheduler(SiteProfile profile) : IScheduler
{
    private const string TemplateName = "Orchestrator.Schedulers.Slurm.slurm.sh";

    private static readonly Lazy<string> Template = new(ReadTemplate);

    /// <inheritdoc/>
    /// <remarks>SLURM_CONF stays: it says where the cluster is.</remarks>
    public string ForgetEnvironment => """
        for variable in $(env | sed -n -e 's/^\(SBATCH_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(SQUEUE_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(SACCT_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(SLURM_[A-Za-z0-9_]*\)=.*/\1/p'); do
          [ "$variable" = SLURM_CONF ] || unset "$variable"
        done
        """;

    /// <inheritdoc/>
    public string Script(JobRequest job, SiteWorkspace workspace)
    {
        var text = new System.Text.StringBuilder(Template.Value);
        void Set(string placeholder, string value) => text.Replace($"@{placeholder}@", value);
        Set("TOKEN", job.Token);
        Set("ROOT", ShellText.Quote(workspace.Root));
        Set("CONTAINER", Words(profile.Container));
        Set("WORKER", ShellText.Quote(workspace.Worker));
        Set("CONCURRENCY", Number(profile.UsesArrays ? 1 : job.Concurrency));
        Set("CORES", Number(job.Resources.Cores));
        Set("CORES_PER_RANK", Number(job.Resources.CoresPerRank));
        Set("MEGABYTES", Number(job.Resources.MegabytesPerCore));
        Set("RANKS", Number(job.Resources.Ranks));
        Set("LAUNCHER", Words(job.Engine?.Launcher ?? []));
        Set("ENGINE", job.Engine is { } engine ? ShellText.Quote(engine.Program) : "''");
        Set("GRACE", Number((long)Math.Ceiling(job.Engine?.Grace ?? 0)));
        Set("BEAT", Number(Math.Max(1, (long)job.HeartbeatInterval.TotalSeconds)));
        Set("HEAP", job.Resources.HeapLimit);
        Set("HDF5", ShellText.Quote(profile.Hdf5Library ?? ""));
        Set("MODULES", string.Join('\n', profile.Modules.Select(module => $"module load {ShellText.Quote(module)}")));
        Set("SHELL_INIT", profile.ShellInit.TrimEnd());
        return text.ToString();
    }

    /// <inheritdoc/>
    public string SubmitCommand(JobRequest job, string script)
    {
        int members = profile.UsesArrays ? 1 : job.Concurrency;
        var options = new List<(string Name, string? Value)>
        {
            ("--parsable", null),
            ("--job-name", ShellText.Identifier(job.Token, "job name")),
            ("--export", "NONE"),
            ("--no-requeue", null),
            ("--output", Path.ChangeExtension(script, profile.UsesArrays ? ".%a.log" : ".log")),
            ("--time", Number((long)Math.Ceiling(job.WallTime.TotalMinutes))),
            ("--ntasks", Number(job.Resources.Ranks * members)),
            ("--cpus-per-task", Number(job.Resources.CoresPerRank)),
            ("--mem-per-cpu", Number(job.Resources.MegabytesPerCore) + "M"),
        };
        if (job.Resources.Ranks == 1) options.Add(("--nodes", "1"));
        if (profile.UsesArrays) options.Add(("--array", ArrayOf(job)));
        if (profile.Partition is { } partition) options.Add(("--partition", ShellText.Identifier(partition, "partition")));
        if (profile.Account is { } account) options.Add(("--account", ShellText.Identifier(account, "account")));
        if (profile.Qos is { } qos) options.Add(("--qos", ShellText.Identifier(qos, "qos")));
        if (job.ExcludedNodes.Count > 0) options.Add(("--exclude", string.Join(',', job.ExcludedNodes.Select(node => ShellText.Identifier(node, "node")))));
        IEnumerable<string> words = options
            .Where(option => !profile.ForbiddenOptions.Contains(option.Name, StringComparer.Ordinal))
            .Select(option => option.Value is null ? option.Name : $"{option.Name}={ShellText.Quote(option.Value)}")
            .Concat(profile.RequiredOptions.Select(ShellText.Quote));
        return $"timeout {Number((long)profile.SubmissionTimeLimit.TotalSeconds)} sbatch {string.Join(' ', words)} {script}";
    }

    /// <inheritdoc/>
    public SubmissionReply ReadSubmission(int returnCode, string output, string error) => SlurmSubmission.Read(returnCode, output, error);

    /// <inheritdoc/>
    public string ListingScript(IReadOnlyCollection<string> names) => SlurmListing.Script(names, profile.AccountingDays);

    /// <inheritdoc/>
    public JobListing ReadListing(RemoteReply reply) => SlurmListing.Read(reply);

    /// <inheritdoc/>
    /// <remarks>Slurm ends only what carries both: after a restart of the controller an id may be somebody else's.</remarks>
    public string CancelCommand(string name, string id) => id.Length > 0 && id.All(char.IsAsciiDigit)
        ? $"scancel --name={ShellText.Identifier(name, "job name")} {id}"
        : throw new InvalidInputException("not a job id of Slurm", key: "job id", value: id, allowed: "digits");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(ShellText.Quote));

    private string ArrayOf(JobRequest job) =>
        string.Create(CultureInfo.InvariantCulture, $"1-{job.Members.Count}{(profile.ArrayThrottle is { } most ? "%" + Number(most) : "")}");

    private static string ReadTemplate()
    {
        using Stream stream = typeof(SlurmScheduler).Assembly.GetManifestResourceStream(TemplateName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
