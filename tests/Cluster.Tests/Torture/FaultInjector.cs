using System.Diagnostics;
using System.Globalization;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>Hurts everything but the orchestrator's own process: connections, Slurm's daemons, nodes, jobs, the site's folder.</summary>
/// <param name="site">The campaign.</param>
/// <param name="faults">Where faults are noted.</param>
/// <param name="scale">How many of each.</param>
/// <param name="seed">Draws the order.</param>
internal sealed class FaultInjector(TortureSite site, FaultRecord faults, TortureScale scale, ulong seed)
{
    private const int LongestPause = 1000;
    private const int LongestCutPause = 150;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(4);

    private readonly Dice dice = new(seed, 1);
    private readonly Dice cutDice = new(seed, 2);
    private readonly LoopbackCluster cluster = site.Cluster;

    private readonly (FaultKind Kind, int Wanted)[] wanted =
    [
        (FaultKind.ControllerKilled, scale.ControllerKills), (FaultKind.ControllerAway, scale.Outages), (FaultKind.NodeLost, scale.LostNodes),
        (FaultKind.Requeued, scale.Requeues), (FaultKind.FolderFull, scale.FullFolders),
    ];

    /// <summary>Injects one fault after another until all are done, or until it is told that the campaign is over; connections are cut
    /// meanwhile.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        try
        {
            await Task.WhenAll(HurtAsync(over), CutAllAsync(over));
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The counts say what was reached.
        }
    }

    private async Task HurtAsync(CancellationToken over)
    {
        while (Draw() is { } kind)
        {
            await InjectAsync(kind, over);
            await Task.Delay(dice.Next(LongestPause), over);
        }
    }

    private async Task CutAllAsync(CancellationToken over)
    {
        while (faults.Count(FaultKind.ConnectionCut) < scale.Cuts)
        {
            await CutAsync(over);
            // So that some submissions are left alone.
            await Task.Delay(cutDice.Next(LongestCutPause), over);
        }
    }

    // In proportion to what is left, so that all kinds go on to the end.
    private FaultKind? Draw()
    {
        (FaultKind Kind, int Left)[] left =
            [.. wanted.Select(kind => (kind.Kind, Left: kind.Wanted - faults.Count(kind.Kind))).Where(kind => kind.Left > 0)];
        if (left.Length == 0) return null;
        int ticket = dice.Next(left.Sum(kind => kind.Left));
        return left.First(kind => (ticket -= kind.Left) < 0).Kind;
    }

    private Task InjectAsync(FaultKind kind, CancellationToken over) => kind switch
    {
        FaultKind.ControllerKilled => KillControllerAsync(over),
        FaultKind.ControllerAway => OutageAsync(over),
        FaultKind.NodeLost => LoseNodeAsync(over),
        FaultKind.Requeued => RequeueAsync(over),
        _ => FillAsync(over),
    };

    // The shim before sbatch waits with the answer until sshd's process for this connection is gone; half of the time the shell that
    // would write the reply goes with it.
    private async Task CutAsync(CancellationToken over)
    {
        string waiting = Path.Combine(site.Barrier, "waiting");
        await File.WriteAllTextAsync(Path.Combine(site.Barrier, "armed"), "", over);
        if (!await UntilAsync(() => File.Exists(waiting), over)) return;
        int shim = int.Parse(await File.ReadAllTextAsync(waiting, over), CultureInfo.InvariantCulture);
        int[] ancestors = [.. ProcessTree.Ancestors(shim)];
        int session = ancestors.FirstOrDefault(pid => ProcessTree.NameOf(pid) == "sshd");
        bool withShell = cutDice.Next(2) == 0;
        if (session != 0)
        {
            ProcessTree.Kill(session);
            // The shim itself lives on, to say that it is through.
            if (withShell) foreach (int shell in ancestors.Skip(1).TakeWhile(pid => pid != session)) ProcessTree.Kill(shell);
            faults.Add(FaultKind.ConnectionCut, withShell ? "and the shell" : "the connection alone");
        }
        await File.WriteAllTextAsync(Path.Combine(site.Barrier, "released"), "", over);
        await UntilAsync(() => !File.Exists(waiting), over);
    }

    private async Task KillControllerAsync(CancellationToken over)
    {
        string acknowledged = Path.Combine(site.Barrier, "acknowledged");
        File.Delete(acknowledged);
        if (!await UntilAsync(() => File.Exists(acknowledged), over)) return;
        var clock = Stopwatch.StartNew();
        await cluster.ScriptAsync("kill9", "slurmctld");
        if (clock.Elapsed < TimeSpan.FromSeconds(1)) faults.Add(FaultKind.ControllerKilled, "");
        await StartControllerAsync();
    }

    private async Task OutageAsync(CancellationToken over)
    {
        await cluster.ScriptAsync("stop", "slurmctld");
        try
        {
            await Task.Delay(scale.Outage, over);
            faults.Add(FaultKind.ControllerAway, "");
        }
        finally
        {
            await StartControllerAsync();
        }
    }

    private async Task StartControllerAsync()
    {
        await cluster.ScriptAsync("start", "slurmctld");
        for (int i = 0; i < 100 && !(await cluster.RunAsync("scontrol", "ping")).Output.Contains("UP", StringComparison.Ordinal); i++) await Task.Delay(Look);
    }

    private async Task LoseNodeAsync(CancellationToken over)
    {
        if (await RunningAsync() is not [_, ..] running) return;
        (string job, string node) = running[dice.Next(running.Length)];
        await cluster.ScriptAsync("kill9", node);
        await cluster.RunAsync("scontrol", "update", $"nodename={node}", "state=down", "reason=lost");
        faults.Add(FaultKind.NodeLost, $"{node} with job {job}");
        await Task.Delay(dice.Next(LongestPause), over);
        await cluster.ScriptAsync("start", node);
        await cluster.RunAsync("scontrol", "update", $"nodename={node}", "state=resume");
    }

    private async Task RequeueAsync(CancellationToken over)
    {
        if (await RunningAsync() is not [_, ..] running) return;
        over.ThrowIfCancellationRequested();
        string job = running[dice.Next(running.Length)].Job;
        await cluster.RunAsync("scontrol", "update", $"jobid={job}", "requeue=1");
        (int code, _, _) = await cluster.RunAsync("scontrol", "requeue", job);
        if (code == 0) faults.Add(FaultKind.Requeued, job);
    }

    private async Task FillAsync(CancellationToken over)
    {
        string ballast = Path.Combine(site.SitesRoot, "ballast");
        try
        {
            await using (FileStream file = File.Create(ballast))
            {
                byte[] block = new byte[1 << 16];
                while (true) await file.WriteAsync(block, over);
            }
        }
        catch (IOException)
        {
            faults.Add(FaultKind.FolderFull, "");
            await Task.Delay(FullFor, over);
        }
        finally
        {
            File.Delete(ballast);
        }
    }

    private async Task<(string Job, string Node)[]> RunningAsync()
    {
        (_, string output, _) = await cluster.RunAsync("squeue", "-h", "-t", "R", "-u", cluster.User, "-o", "%A %N");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')).Where(words => words.Length == 2).Select(words => (words[0], words[1]))];
    }

    private static async Task<bool> UntilAsync(Func<bool> isSo, CancellationToken over)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            if (clock.Elapsed > Patience) return false;
            await Task.Delay(Look, over);
        }
        return true;
    }
}
