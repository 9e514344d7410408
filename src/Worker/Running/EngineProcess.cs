using System.Diagnostics;
using System.Runtime.InteropServices;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>Runs PINOCCHIO in a process group of its own, and ends it when it does not end itself after its last words.</summary>
/// <remarks>V5.1 overruns a buffer when it frees its memory: finished runs abort, or hang for ever. So the last words count, and the group
/// is ended some time after them; job scripts do the same in bash.</remarks>
internal sealed partial class EngineProcess
{
    private const string LastWords = "Pinocchio done!";
    private const int TailBytes = 4096;
    private const int Terminate = 15;
    private const int Kill = 9;
    private const int MayExecute = 1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KillWait = TimeSpan.FromSeconds(10);

    // Words are passed as arguments, so that no shell ever reads them; setsid makes the shell's successor the leader of a new group.
    private const string Script = "exec setsid \"$@\" > log 2> err < /dev/null";

    private readonly TaskDocument task;
    private readonly string folder;
    private readonly TimeProvider time;

    /// <summary>Prepares a run.</summary>
    /// <param name="task">What says how PINOCCHIO is called.</param>
    /// <param name="folder">The attempt's folder, in which it runs.</param>
    /// <param name="time">The clock.</param>
    public EngineProcess(TaskDocument task, string folder, TimeProvider time) => (this.task, this.folder, this.time) = (task, folder, time);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="cancellation">Ends the program's group.</param>
    /// <returns>Its exit code as a shell counts it: 128 and the signal for one that was ended.</returns>
    /// <exception cref="EngineUnusableException">The program is not there, or cannot be run.</exception>
    /// <exception cref="OperationCanceledException">It was ended on request.</exception>
    public int Run(CancellationToken cancellation)
    {
        EngineDocument engine = task.Engine ?? throw new EngineUnusableException("engine-missing", "the task does not say how PINOCCHIO is called");
        RequireProgram(engine);
        using Process process = Process.Start(Start(engine)) ?? throw new EngineUnusableException("engine-missing", "/bin/sh cannot be started");
        FaultPoint.Reach(FaultPointNames.EngineStarted);
        Watch(process, TimeSpan.FromSeconds(engine.Grace), cancellation);
        // Ranks that outlive their launcher would keep the node busy.
        _ = Signal(-process.Id, Kill);
        cancellation.ThrowIfCancellationRequested();
        FaultPoint.Reach(FaultPointNames.EngineEnded);
        return process.ExitCode;
    }

    private static void RequireProgram(EngineDocument engine)
    {
        if (!Path.IsPathRooted(engine.Program)) return;
        if (!File.Exists(engine.Program)) FailureReport.RequireStarted(engine, FailureReport.NotFound);
        if (Access(engine.Program, MayExecute) != 0) FailureReport.RequireStarted(engine, FailureReport.NotExecutable);
    }

    private ProcessStartInfo Start(EngineDocument engine)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder };
        foreach (string word in (IEnumerable<string>)["-c", Script, "pinocchio", .. engine.Launcher, engine.Program, SimulationStage.ParameterFileName])
            start.ArgumentList.Add(word);
        // Without it the heap's top is trimmed and regrown for every plane of a field.
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "131072";
        foreach ((string name, string value) in task.Environment) start.Environment[name] = value;
        return start;
    }

    private void Watch(Process process, TimeSpan grace, CancellationToken cancellation)
    {
        long? done = null;
        while (!process.WaitForExit(Look))
        {
            if (done is null && HasLastWords()) done = time.GetTimestamp();
            if (!cancellation.IsCancellationRequested && !(done is { } since && time.GetElapsedTime(since) >= grace)) continue;
            // The leader itself too: it may not have made its group yet.
            _ = Signal(process.Id, Terminate);
            _ = Signal(-process.Id, Terminate);
            if (process.WaitForExit(KillWait)) return;
            _ = Signal(-process.Id, Kill);
            process.WaitForExit();
            return;
        }
    }

    private bool HasLastWords()
    {
        string path = Path.Combine(folder, SimulationStage.LogName);
        if (!File.Exists(path)) return false;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Max(0, stream.Length - TailBytes);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Contains(LastWords, StringComparison.Ordinal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);
}
