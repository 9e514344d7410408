using System.Diagnostics;
using System.Globalization;
using System.Text;
using Orchestrator.Cluster.Tests.Campaigns;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>Starts the orchestrator again and again, each time to be killed at a step drawn at random, until the campaign is done.</summary>
/// <param name="site">The campaign.</param>
/// <param name="faults">Where kills are noted.</param>
/// <param name="points">Names of the steps.</param>
/// <param name="seed">Draws the steps.</param>
/// <param name="say">Told what the orchestrator says when something failed.</param>
internal sealed class OrchestratorLives(TortureSite site, FaultRecord faults, IReadOnlyList<string> points, ulong seed, Action<string> say)
{
    private const int Killed = 137;
    private const int LatestOccurrence = 2;
    private readonly Dice dice = new(seed, 0);

    /// <summary>What the last life said on its error stream.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>The campaign file.</summary>
    public string CampaignFile { get; set; } = site.CampaignFile;

    /// <summary>Lives so far.</summary>
    public int Lives { get; private set; }

    /// <summary>Runs the campaign to its end.</summary>
    /// <param name="kills">Kills to reach; later lives are left alone.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task RunAsync(int kills, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            string? point = faults.Count(FaultKind.OrchestratorKilled) < kills ? points[dice.Next(points.Count)] : null;
            string? fault = point is null ? null : string.Create(CultureInfo.InvariantCulture, $"{point}#{1 + dice.Next(LatestOccurrence)}");
            int code = await LiveAsync("run", fault, cancellation);
            if (code == Killed) faults.Add(FaultKind.OrchestratorKilled, point ?? "");
            else if (code == 0) return;
            // What was tried too often, or held, is a person's business: the person says go on.
            else if (code == 1)
            {
                say(LastWords);
                await LiveAsync("retry", null, cancellation);
            }
            else throw new InvalidOperationException($"the orchestrator ended with {code}: {LastWords}");
        }
    }

    /// <summary>Runs a command of the orchestrator.</summary>
    /// <param name="command">The command.</param>
    /// <param name="fault">The step at which to die; null to live.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> LiveAsync(string command, string? fault, CancellationToken cancellation)
    {
        Lives++;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "orchestrator.dll"), command, CampaignFile, "--workspace", site.Workspace, "--site", site.Profile])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ORCHESTRATOR_LAUNCHER"] = Path.Combine(SiteCampaign.RepositoryRoot(), "orchestrator");
        if (fault is not null) start.Environment["ORCHESTRATOR_FAULT"] = fault;
        using Process process = Process.Start(start)!;
        var words = new StringBuilder();
        process.ErrorDataReceived += (_, line) => words.AppendLine(line.Data);
        process.OutputDataReceived += (_, line) => words.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        LastWords = words.ToString();
        return process.ExitCode;
    }
}
