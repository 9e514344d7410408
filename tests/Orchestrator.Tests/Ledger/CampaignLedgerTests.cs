using Microsoft.Data.Sqlite;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Sites;
using Orchestrator.Tests.Simulated;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Ledger;

public sealed class CampaignLedgerTests : IDisposable
{
    private static readonly TaskResources Resources = new(2, 1_000_000_000);

    private readonly TemporaryFolder folder = new();
    private readonly VirtualTime time = new();

    private string File => folder.File(CampaignLedger.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void States_EachHasAnOwnerAndAWayOut()
    {
        Assert.Equal(Enum.GetValues<LedgerState>(), TaskStates.All.Select(state => state.State));
        Assert.All(TaskStates.All, state => Assert.NotEmpty(state.WaysOut));
        Assert.All(TaskStates.All, state => Assert.Equal(state.WaysOut.Count, state.WaysOut.Select(way => way.To).Distinct().Count()));
        // Whatever happens, a task can still be committed: from every state a chain of steps leads there.
        var reached = new HashSet<LedgerState> { LedgerState.Committed };
        for (int round = 0; round < TaskStates.All.Count; round++)
            reached.UnionWith(TaskStates.All.Where(state => state.WaysOut.Any(way => reached.Contains(way.To))).Select(state => state.State));
        Assert.Equal(TaskStates.All.Count, reached.Count);
    }

    [Fact]
    public void States_TheReferencePage_IsTheTable() =>
        Assert.Equal(TaskStates.ToMarkdown(), System.IO.File.ReadAllText(Repository.PathOf("docs", "reference", "states.md")));

    /// <summary>Run it by name after a change of the table.</summary>
    [Fact(Explicit = true)]
    public void States_WriteTheReferencePage() =>
        System.IO.File.WriteAllText(Repository.PathOf("docs", "reference", "states.md"), TaskStates.ToMarkdown());

    [Fact]
    public void Step_ThatFails_ChangesNothing()
    {
        using CampaignLedger ledger = Open();
        LedgerTask task = Add(ledger, 0);

        Assert.Throws<InvalidOperationException>(() => ledger.Step("test", () =>
        {
            ledger.Move(task, task with { State = LedgerState.Submitting });
            throw new InvalidOperationException("for the test");
        }));

        Assert.Equal((LedgerState.Waiting, 1L, 0L), (ledger.Read(task.Id).State, ledger.Count(LedgerState.Waiting), ledger.Count(LedgerState.Submitting)));
        Assert.Throws<InvalidOperationException>(() => ledger.Move(task, task with { State = LedgerState.Submitting }));
    }

    [Fact]
    public void Move_StepThatTheTableDoesNotHave_IsRefused()
    {
        using CampaignLedger ledger = Open();
        LedgerTask task = Add(ledger, 0);

        Assert.Throws<InvalidOperationException>(() => ledger.Step("test", () => ledger.Move(task, task with { State = LedgerState.Running })));
        Assert.Throws<InvalidOperationException>(() => ledger.Step("test", () =>
            ledger.Move(task with { State = LedgerState.Queued }, task with { State = LedgerState.Running })));
    }

    [Fact]
    public void Open_EverythingSaved_IsReadBack()
    {
        LedgerTask saved;
        using (CampaignLedger ledger = Open())
        {
            LedgerTask task = Add(ledger, 5);
            saved = task with
            {
                State = LedgerState.Failed, Attempt = 3, Failures = 2, Unstarted = 1, Submission = 17, Cause = "died", Explanation = "a 'quoted' text",
                ParameterFixes = new Dictionary<string, double> { ["PredPeakFactor"] = 0.1 + 0.2, ["MaxMemPerParticle"] = 1e300 },
                ExcludedNodes = ["n1", "n2"], Resources = new TaskResources(128, 1L << 40, 128), WallTime = TimeSpan.FromHours(3),
            };
            ledger.Step("test", () => ledger.Move(task, saved));
        }
        using CampaignLedger again = Open();
        LedgerTask read = again.Find(saved.Folder)!;

        Assert.Equal(saved.ParameterFixes, read.ParameterFixes);
        Assert.Equal(saved.ExcludedNodes, read.ExcludedNodes);
        Assert.Equal(saved with { ParameterFixes = read.ParameterFixes, ExcludedNodes = read.ExcludedNodes }, read);
        Assert.Equal(["failed"], again.Events(read.Id).Select(note => note.Kind));
    }

    [Fact]
    public void Open_LedgerOfVersion1_IsMigratedAndOpenReservationsAreCarriedOver()
    {
        Execute($"""
            {LedgerSchema.FirstVersion}
            INSERT INTO tasks (folder, point, state, since, cores, memory, ranks, wall_seconds) VALUES ('simulations/000001/0000000000000001', 1, 2, 0, 1, 1, 1, 60);
            INSERT INTO submissions (token, state, reserved, charged_cores) VALUES ('abcdefgh-1', 1, 480, 8), ('abcdefgh-2', 2, 99, 8);
            PRAGMA user_version = 1;
            """);

        using CampaignLedger ledger = Open();

        Assert.Equal((480, 0, 0), (ledger.Reserved, ledger.Spent, ledger.Wasted));
        Assert.Equal(1, ledger.Count(LedgerState.Queued));
    }

    [Fact]
    public void Open_LedgerOfANewerProgram_IsRefusedAndLeftAlone()
    {
        Execute("PRAGMA user_version = 99");

        InvalidInputException refusal = Assert.Throws<InvalidInputException>(Open);

        Assert.Equal(("user_version", "99"), (refusal.Key, refusal.Value));
        Assert.Throws<InvalidInputException>(() => CampaignLedger.OpenToRead(folder.FullName, time));
    }

    [Fact]
    public void Open_FileThatIsNoLedger_IsRefused()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Assert.Contains("move it away", Assert.Throws<InvalidInputException>(Open).Message);
    }

    [Fact]
    public void OpenToRead_BesideTheWriter_SeesWhatIsCommitted()
    {
        using CampaignLedger writer = Open();
        Add(writer, 0);
        using CampaignLedger reader = CampaignLedger.OpenToRead(folder.FullName, time)!;
        Add(writer, 1);

        Assert.Equal(2, reader.In(LedgerState.Waiting).Count());
    }

    [Fact]
    public void OpenToRead_InLeaseMode_ReadsTheSnapshot()
    {
        using CampaignLedger writer = CampaignLedger.Open(File, LedgerMode.Lease, time);
        Add(writer, 0);
        writer.WriteSnapshot();
        Add(writer, 1);

        using CampaignLedger reader = CampaignLedger.OpenToRead(folder.FullName, time)!;

        Assert.Single(reader.In(LedgerState.Waiting));
        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    [Fact]
    public void Receipts_WithATornLine_KeepTheWholeOnesAndTheOwner()
    {
        string owner;
        using (SubmissionReceipts receipts = SubmissionReceipts.Open(folder.FullName))
        {
            owner = receipts.Owner;
            receipts.Add([new(1, [new("simulations/000001/aa", 1), new("simulations/000002/bb", 3)]), new(2, [new("mocks/000001/cc", 1)])]);
        }
        string path = folder.File(SubmissionReceipts.FileName);
        System.IO.File.AppendAllText(path, """{"number":3,"mem""");

        using (SubmissionReceipts again = SubmissionReceipts.Open(folder.FullName))
        {
            Assert.Equal(owner, again.Owner);
            again.Add([new(4, [new("mocks/000002/dd", 2)])]);
        }
        SubmissionReceipts.Receipt[] read = [.. SubmissionReceipts.Read(folder.FullName)];

        Assert.Equal([1L, 2, 4], read.Select(receipt => receipt.Number));
        Assert.Equal(new AttemptName("simulations/000002/bb", 3), read[0].Members[1]);
        Assert.Equal($"{owner}-zz", SubmissionReceipts.TokenOf(owner, (35 * 36) + 35));
        Assert.Matches("^[0-9a-z]{8}-[0-9a-z]{6}$", SubmissionReceipts.TokenOf(owner, 2_000_000_000));
    }

    [Fact]
    public void NetworkKindOf_ThisMachinesDisk_IsLocal() => Assert.Null(FileSystems.NetworkKindOf(folder.FullName));

    private CampaignLedger Open() => CampaignLedger.Open(File, LedgerMode.WriteAheadLog, time);

    private static LedgerTask Add(CampaignLedger ledger, int point)
    {
        LedgerTask? task = null;
        ledger.Step("test", () => task = ledger.Add(SimulatedCampaign.FolderOf(point), point, LedgerState.Waiting, 1, Resources, TimeSpan.FromMinutes(1)));
        return task!;
    }

    private void Execute(string text)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
