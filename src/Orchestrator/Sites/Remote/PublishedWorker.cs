using System.Diagnostics;
using Orchestrator.Numerics;

namespace Orchestrator.Sites;

/// <summary>Where the worker for other machines lies: the folder that <c>dotnet publish src/Worker</c> makes.</summary>
/// <remarks>Only campaigns with a site elsewhere need it. A launcher that built this program from sources therefore builds the worker on demand.</remarks>
/// <param name="Asked">The caller's own folder, of <c>ORCHESTRATOR_WORKER</c>, or null.</param>
/// <param name="ProgramFolder">Folder of this program; the worker of a distribution lies below it in <c>worker</c>.</param>
/// <param name="Launcher">The script that started this program, of <c>ORCHESTRATOR_LAUNCHER</c>, or null.</param>
internal sealed record PublishedWorker(string? Asked, string ProgramFolder, string? Launcher)
{
    private const string FolderName = "worker";
    private const string LauncherCommand = "publish-worker";

    /// <summary>What this process was started with.</summary>
    public static PublishedWorker OfThisProcess() =>
        new(Variable("ORCHESTRATOR_WORKER"), AppContext.BaseDirectory, Variable("ORCHESTRATOR_LAUNCHER"));

    /// <summary>Finds the worker, or has it built.</summary>
    /// <param name="cancellation">Ends a build.</param>
    /// <exception cref="InvalidInputException">There is none and nothing to build it with, or the build failed.</exception>
    public async Task<WorkerPackage> GetAsync(CancellationToken cancellation)
    {
        if (Asked is not null) return WorkerPackage.Load(Path.GetFullPath(Asked));
        string beside = Path.Combine(ProgramFolder, FolderName);
        if (Directory.Exists(beside)) return WorkerPackage.Load(beside);
        if (Launcher is not null) return WorkerPackage.Load(await PublishAsync(Launcher, cancellation));
        throw new InvalidInputException(
            "no published worker for other machines", beside, allowed: $"made by: dotnet publish src/Worker -c Release -o {beside}");
    }

    private static async Task<string> PublishAsync(string launcher, CancellationToken cancellation)
    {
        // What the build says goes where our own progress goes.
        using var process = Process.Start(new ProcessStartInfo(launcher, [LauncherCommand]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidInputException("the launcher cannot be started", launcher);
        try
        {
            string output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            string folder = output.Trim();
            return process.ExitCode == 0 && folder.Length > 0
                ? folder
                : throw new InvalidInputException("the worker for other machines cannot be built", launcher, value: $"exit code {process.ExitCode}", allowed: "what it printed above");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
