using System.Globalization;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Sites;

namespace Orchestrator.Tests.Simulated;

/// <summary>A campaign of tasks without content at a simulated site; its ledger is a real file.</summary>
internal sealed class SimulatedCampaign(string folder, SiteLimits limits) : ITaskDocuments
{
    public static SiteLimits Limits { get; } = new()
    {
        Name = "simulated",
        PollInterval = TimeSpan.FromSeconds(10),
        HeartbeatLimit = TimeSpan.FromSeconds(60),
        UnclearSubmissionWait = TimeSpan.FromSeconds(40),
        MarkerRecheck = TimeSpan.FromSeconds(20),
    };

    public VirtualTime Time { get; } = new();

    public SimulatedSite Site => field ??= new SimulatedSite(Time, limits);

    public List<ConductorNews> News { get; } = [];

    public ConductorOptions Options { get; set; } = new();

    public static string FolderOf(int point) =>
        string.Create(CultureInfo.InvariantCulture, $"simulations/{point:D6}/{(ulong)point * 0x9E3779B97F4A7C15:x16}");

    public ReadOnlyMemory<byte> Write(LedgerTask task) => "{}"u8.ToArray();

    public CampaignLedger OpenLedger() =>
        CampaignLedger.Open(Path.Combine(folder, CampaignLedger.FileName), LedgerMode.WriteAheadLog, Time);

    /// <summary>Adds tasks that wait.</summary>
    public void Add(int count, int cores = 1, long memory = 1_000_000_000, double wallSeconds = 600)
    {
        using CampaignLedger ledger = OpenLedger();
        ledger.Step("test", () =>
        {
            for (int point = 0; point < count; point++)
                ledger.Add(FolderOf(point), point, LedgerState.Waiting, 1, new TaskResources(cores, memory), TimeSpan.FromSeconds(wallSeconds));
        });
    }

    /// <summary>Opens the workspace, conducts, closes it: one life of the orchestrator.</summary>
    public async Task<ConductorOutcome> RunAsync(CancellationToken cancellation = default)
    {
        using CampaignLedger ledger = OpenLedger();
        using SubmissionReceipts receipts = SubmissionReceipts.Open(folder);
        ledger.Step("test", () => ledger.SetFact(CampaignFacts.Owner, receipts.Owner));
        return await new Conductor(ledger, receipts, Site, this, Options, Time, News.Add).RunAsync(cancellation);
    }

    /// <summary>Looks at the ledger.</summary>
    public T Look<T>(Func<CampaignLedger, T> look)
    {
        using CampaignLedger ledger = OpenLedger();
        return look(ledger);
    }

    public LedgerTask Task(int point) => Look(ledger => ledger.Find(FolderOf(point))!);

    public long Count(LedgerState state) => Look(ledger => ledger.Count(state));
}
