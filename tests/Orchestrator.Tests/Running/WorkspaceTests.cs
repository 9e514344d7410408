using Orchestrator.Ledger;
using Orchestrator.Tests.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Running;

/// <summary>What happens to workspaces: damage, loss, cancellation.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly SmallCampaign campaign = new();

    private string Workspace => campaign.PathOf("workspace");

    public void Dispose() => campaign.Dispose();

    [Fact]
    [Trait("Duration", "Slow")]
    public void DamagedResult_IsFoundByVerify_RedoneByRetryAndBookedAsWasted()
    {
        Make();
        SortedDictionary<string, string> before = SmallCampaign.Committed(Workspace);
        string halos = Directory.GetFiles(Workspace, "halos.h5", SearchOption.AllDirectories)[0];
        byte[] bytes = File.ReadAllBytes(halos);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(halos, bytes);
        string part = Directory.GetFiles(Workspace, "part.h5", SearchOption.AllDirectories)[0];
        using (FileStream stream = File.OpenWrite(part)) stream.SetLength(stream.Length - 7);

        (int exitCode, string found, _) = Processes.Run("dotnet", [Processes.Program, "verify", Workspace]);
        Assert.Equal(1, exitCode);
        Assert.Contains("halos.h5: its checksum", found);
        Assert.Contains("part.h5", found);
        Assert.Contains("2 damaged results", campaign.Run(Workspace, "retry", null, "--damaged").Succeeded().Output);
        Make();

        Assert.Equal(before, SmallCampaign.Committed(Workspace));
        using CampaignLedger ledger = CampaignLedger.OpenToRead(Workspace, TimeProvider.System)!;
        Assert.Equal(2, ledger.LastEvents(1000).Count(note => note.Kind == "wasted"));
        Assert.True(ledger.Wasted > 0);
        Assert.Equal(0, Processes.Run("dotnet", [Processes.Program, "verify", Workspace]).ExitCode);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void LedgerThatIsLost_IsRebuiltFromFoldersAndReceipts()
    {
        // The orchestrator dies with its job handed over, and the ledger is lost before the next one.
        campaign.Run(Workspace, "submit", [("ORCHESTRATOR_FAULT", FaultPointNames.SiteSubmitted)]);
        foreach (string file in Directory.GetFiles(Workspace, "campaign.db*")) File.Delete(file);

        // What was handed over is found and watched; what was only intended waits to be submitted.
        Assert.Contains("2 committed", campaign.Run(Workspace, "watch").Succeeded().Output);
        Make();

        using CampaignLedger ledger = CampaignLedger.OpenToRead(Workspace, TimeProvider.System)!;
        LedgerTask[] committed = [.. ledger.In(LedgerState.Committed)];
        Assert.Equal(4, committed.Length);
        Assert.All(committed, task => Assert.Equal(1, task.Attempt));
        Assert.Equal(4, Directory.GetDirectories(Workspace, "attempt-*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Cancel_BeforeAnythingRuns_LetsNothingStartUntilRetry()
    {
        campaign.Run(Workspace, "submit", [("ORCHESTRATOR_FAULT", FaultPointNames.LedgerIntended)]);

        campaign.Run(Workspace, "cancel").Succeeded();
        CommandResult again = campaign.Run(Workspace, "submit").Succeeded();

        Assert.Contains("2 cancelled", again.Output);
        Assert.Empty(Directory.GetFiles(Workspace, "result.json", SearchOption.AllDirectories));
        CommandResult status = campaign.Run(Workspace, "status").Succeeded();
        Assert.Contains("`retry` tries again", status.Output);
        Assert.Contains("2 tasks wait again", campaign.Run(Workspace, "retry").Succeeded().Output);
    }

    [Fact]
    public void Run_WithABudgetThatPaysForNothing_EndsWith2AndSaysWhatATaskMayUse()
    {
        CommandResult run = campaign.Run(Workspace, "run", null, "--set", "budget.core_hours=0.001");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the budget is 0.001 in all", run.Error);
    }

    private void Make()
    {
        campaign.Run(Workspace, "submit").Succeeded();
        campaign.Run(Workspace, "watch").Succeeded();
    }
}
