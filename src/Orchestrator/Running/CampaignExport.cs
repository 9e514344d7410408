using System.Globalization;
using Orchestrator.CatalogFiles;
using Orchestrator.Commands;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Planning;
using Orchestrator.Schedulers.Slurm;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>Writes what is left of a campaign into a folder that a person carries to a machine which the orchestrator cannot reach.</summary>
/// <remarks>
/// The folder is a campaign's root as at any site, with the worker and one job script for all tasks. The tasks are taken out of the
/// orchestrator's hands: their attempts belong to the folder, so that nothing here starts them a second time.
/// </remarks>
internal sealed class CampaignExport
{
    /// <summary>Name of the worker's folder.</summary>
    public const string WorkerFolder = "worker";

    private const string Submissions = "submissions";
    private const string Placeholder = "@HERE@";
    // Slurm copies scripts away, but starts them where they were submitted.
    private const string Here = "\"$PWD\"";

    private readonly CampaignCommand command;
    private readonly CampaignLedger ledger;
    private readonly SubmissionReceipts receipts;
    private readonly string folder;

    /// <summary>Prepares.</summary>
    /// <param name="command">The command, with the profile of the place where the tasks will run, if it names one.</param>
    /// <param name="ledger">The ledger of the workspace, whose lock is held.</param>
    /// <param name="receipts">The receipts.</param>
    /// <param name="folder">The folder to write, which must not exist or be empty.</param>
    public CampaignExport(CampaignCommand command, CampaignLedger ledger, SubmissionReceipts receipts, string folder) =>
        (this.command, this.ledger, this.receipts, this.folder) = (command, ledger, receipts, folder);

    /// <summary>Writes the folder, then takes the tasks out of the orchestrator's hands.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="worker">Finds the worker, if there is anything to export.</param>
    /// <param name="simulations">Only these points of the design; all if empty.</param>
    /// <param name="name">What the person called the target, for the ledger's explanation.</param>
    /// <param name="finish">What is still to do with the folder before the tasks are out of our hands; null for nothing.</param>
    /// <param name="cancellation">Stops the copy of the worker.</param>
    /// <returns>The tasks.</returns>
    /// <exception cref="InvalidInputException">The folder is in use, or tasks need what cannot be carried.</exception>
    public async Task<IReadOnlyList<LedgerTask>> WriteAsync(
        CampaignPlan plan, PublishedWorker worker, IReadOnlyCollection<int> simulations, string name, Action? finish, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidInputException("the folder is not empty", key: "--to", value: folder, allowed: "a folder that is free, or a name that ends in .tar");
        CampaignSite.RequireSame(ledger, command.Workspace.Root);
        SiteProfile profile = Profile();
        var tasks = new CampaignTasks(plan, receipts.Owner, command.Threads, profile.Limits);
        LedgerUpdate.Apply(ledger, plan, tasks, receipts);
        LedgerTask[] chosen = [.. tasks.Units
            .Where(unit => unit.Halos?.Source is PlannedRun && (simulations.Count == 0 || simulations.Contains(unit.Point)))
            .Select(unit => ledger.Find(unit.Folder)).OfType<LedgerTask>().Where(task => task.State == LedgerState.Waiting)];
        if (chosen.Length == 0) return chosen;
        WorkerPackage package = await worker.GetAsync(cancellation);
        foreach (LedgerTask task in chosen) Write($"{task.Folder}/attempt-{task.Attempt}/{TaskDocument.FileName}", tasks.Write(task));
        Write(WorkspaceOwner.FileName, $"{receipts.Owner}\n");
        string token = $"{receipts.Owner}-all";
        Write($"{Submissions}/{token}.tasks", string.Concat(chosen.Select(task => $"{task.Folder}/attempt-{task.Attempt}/{TaskDocument.FileName}\n")));
        JobRequest job = JobOf(token, chosen, tasks, profile);
        var scheduler = new SlurmScheduler(profile);
        string script = scheduler.Script(job, new SiteWorkspace(Placeholder, $"{Placeholder}/{WorkerFolder}/{WorkerPackage.Program}"))
            .Replace($"'{Placeholder}/", $"{Here}'/", StringComparison.Ordinal).Replace($"'{Placeholder}'", Here, StringComparison.Ordinal);
        Write($"{Submissions}/{token}.sh", script);
        string submit = scheduler.SubmitCommand(job, $"{Submissions}/{token}.sh");
        Write("README.md", Readme(plan, chosen.Length, $"bash {Submissions}/{token}.sh", submit[submit.IndexOf("sbatch", StringComparison.Ordinal)..]));
        await package.CopyAsync(Path.Combine(folder, WorkerFolder), cancellation);
        finish?.Invoke();
        ledger.Step(FaultPointNames.LedgerExported, () =>
        {
            foreach (LedgerTask task in chosen)
            {
                ledger.Move(task, task with
                {
                    State = LedgerState.Cancelled,
                    Cause = "exported",
                    Explanation = string.Create(CultureInfo.InvariantCulture, $"attempt {task.Attempt} was exported to {name}: ingest takes its result, retry makes another attempt here"),
                });
            }
        });
        return chosen;
    }

    // Without a profile the script asks nothing of the machine but bash; each member may be an element of an array.
    private SiteProfile Profile()
    {
        SiteProfile profile = command.Site is { Scheduler: SchedulerKind.Slurm } named ? named : new SiteProfile
        {
            Name = "by hand",
            Scheduler = SchedulerKind.Slurm,
            Transport = TransportKind.Local,
            Root = "/",
            Limits = new SiteLimits
            {
                Name = "by hand", Pinocchio = new PinocchioCall(), CoresPerTask = 1, PollInterval = TimeSpan.FromMinutes(1),
                HeartbeatLimit = TimeSpan.FromMinutes(10), UnclearSubmissionWait = TimeSpan.Zero, MarkerRecheck = TimeSpan.Zero,
            },
        };
        return profile with { UsesArrays = true };
    }

    private static JobRequest JobOf(string token, LedgerTask[] members, CampaignTasks tasks, SiteProfile profile) => new()
    {
        Token = token,
        Members = [.. members.Select(task => task.Name)],
        // One script for all: each gets what the largest needs.
        Resources = new TaskResources(members.Max(task => task.Resources.Cores), members.Max(task => task.Resources.Memory), members.Max(task => task.Resources.Ranks)),
        WallTime = members.Max(task => task.WallTime),
        Engine = members.Select(tasks.EngineOf).FirstOrDefault(engine => engine is not null),
        HeartbeatInterval = profile.Limits.HeartbeatInterval,
    };

    private static string Readme(CampaignPlan plan, int count, string here, string submit) => string.Create(CultureInfo.InvariantCulture, $"""
        # {plan.Inputs.Campaign.Name}: {count} tasks

        Everything that they need is in this folder; glibc 2.27 or newer is expected of the machine. In this folder, run

            {here}

        which does one task after another, or under Slurm, one task an element of an array,

            {submit}

        Both may be stopped and repeated: what is done is skipped. Then carry the folder back, without the large halo catalogues if you like,

            tar -cf results.tar --exclude=halos.h5 owner simulations mocks

        and on the machine where the campaign lives

            orchestrator ingest {Path.GetFileName(plan.Workspace.CampaignFile)} --from results.tar --workspace {plan.Workspace.Root}

        """);

    private void Write(string relative, string text) => Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    private void Write(string relative, ReadOnlyMemory<byte> content)
    {
        string path = Path.Combine(folder, relative);
        Folders.Create(Path.GetDirectoryName(path)!);
        AtomicFile.WriteAllBytes(path, content);
    }
}
