using Orchestrator.Campaigns;
using Orchestrator.Commands;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.Transports;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>The site of a campaign: this machine, or what its profile says.</summary>
internal static class CampaignSite
{
    /// <summary>Makes the site; nothing is connected yet.</summary>
    /// <param name="command">The command, with the profile.</param>
    /// <param name="cancellation">Ends the building of a worker for it.</param>
    /// <exception cref="InvalidInputException">The campaign cannot run there.</exception>
    public static async Task<ISite> CreateAsync(CampaignCommand command, CancellationToken cancellation)
    {
        if (command.Site is not { Scheduler: not SchedulerKind.Local } profile) return Local(command);
        if (command.Campaign.Simulation is SimulationSettings.Existing && profile.Transport != TransportKind.Local)
        {
            throw new InvalidInputException(
                $"finished runs are read where they lie, and site '{profile.Name}' is another machine", command.Campaign.SiteProfile, key: "simulation.engine", value: "existing",
                allowed: "embedded or pinocchio; or run on a machine that sees the runs, as the site's login node (transport: local)");
        }
        WorkerPackage worker = await PublishedWorker.OfThisProcess().GetAsync(cancellation);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new SiteFactory(new TerminalOperator(), home, Environment.UserName).Create(profile, worker, command.Campaign.Name);
    }

    /// <summary>Refuses to go on at another site than where jobs of the campaign may be alive.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="place">Where the campaign's root is now.</param>
    /// <exception cref="InvalidInputException">Jobs live elsewhere.</exception>
    public static void RequireSame(CampaignLedger ledger, string place)
    {
        string? other = ledger.Fact(CampaignFacts.Place);
        if (other is not null && !string.Equals(other, place, StringComparison.Ordinal) && ledger.OpenSubmissions().Any())
        {
            throw new InvalidInputException(
                "jobs of the campaign are alive elsewhere: watch or cancel them there first", key: "site", value: place, allowed: other);
        }
        if (!string.Equals(other, place, StringComparison.Ordinal))
            ledger.Step(FaultPointNames.LedgerPlaced, () => ledger.SetFact(CampaignFacts.Place, place));
    }

    /// <summary>Refuses mocks on halos that are at another place.</summary>
    /// <param name="tasks">The tasks that are left.</param>
    /// <param name="storage">The files of the site; null if the site works in the workspace.</param>
    /// <exception cref="InvalidInputException">Some halos are elsewhere.</exception>
    public static void RequireHalos(CampaignTasks tasks, ISiteStorage? storage)
    {
        foreach (TaskUnit unit in tasks.Units.Where(unit => unit.Halos is null))
        {
            PlannedTask halos = unit.Mocks[0].Halos.Task;
            if (string.Equals(halos.Location?.Place, storage?.Place, StringComparison.Ordinal)) continue;
            throw new InvalidInputException(
                $"the halos of simulation {unit.Point} are {(halos.Location is { } there ? $"at {there.Place}" : "in the workspace on this machine")}; mocks are made where the halos are",
                key: "site", value: storage?.SiteName ?? "this machine", allowed: halos.Location?.Site ?? "none (--site local)");
        }
    }

    private static LocalSite Local(CampaignCommand command) => new(
        command.Workspace.Root, command.Threads, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, command.Shell.Time, command.Site?.Limits.Pinocchio);
}
