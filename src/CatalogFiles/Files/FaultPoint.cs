using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <summary>Steps between which everything must survive being killed: each has a name, at which a test can end the process.</summary>
/// <remarks>
/// Nothing happens unless the environment says <c>ORCHESTRATOR_FAULT=name</c> or <c>name#3</c> (the third time): then the process kills
/// itself with SIGKILL there; with <c>:stop</c> behind it, it stops itself with SIGSTOP, and somebody may wake it. With
/// <c>ORCHESTRATOR_FAULT_LOG=FILE</c> the names are appended to a file as they are reached. Files that appear by <see cref="AtomicFile"/>
/// are steps by themselves, named after the file: whoever adds one adds a step.
/// </remarks>
public static partial class FaultPoint
{
    /// <summary>The environment's variable that names the point at which to die.</summary>
    public const string Variable = "ORCHESTRATOR_FAULT";

    /// <summary>The environment's variable that names the file in which reached points are noted.</summary>
    public const string LogVariable = "ORCHESTRATOR_FAULT_LOG";

    private const string StopSuffix = ":stop";
    private const int Kill = 9;
    private const int Stop = 19;

    private static readonly (string Name, int Occurrence, int Signal)? Wanted = Parse(Environment.GetEnvironmentVariable(Variable));
    private static readonly string? LogFile = Environment.GetEnvironmentVariable(LogVariable);
    private static readonly Lock Gate = new();

    private static int reached;

    private static bool IsArmed => Wanted is not null || LogFile is not null;

    /// <summary>Passes a step; dies there if the environment says so.</summary>
    /// <param name="name">The step's name.</param>
    public static void Reach(string name)
    {
        if (LogFile is not null)
            lock (Gate) File.AppendAllText(LogFile, name + "\n");
        if (Wanted is not var (wanted, occurrence, signal) || !string.Equals(wanted, name, StringComparison.Ordinal)) return;
        if (Interlocked.Increment(ref reached) == occurrence) _ = Signal(Environment.ProcessId, signal);
    }

    /// <summary>Passes a step of a file's life: <c>halos.h5-renamed</c>.</summary>
    /// <param name="path">The file. Of a name of other letters than a to z, which somebody chose or numbered, only the ending counts:
    /// <c>*.h5</c>.</param>
    /// <param name="step">What has happened to it, one word.</param>
    public static void ReachFile(string path, string step)
    {
        if (!IsArmed) return;
        string name = Path.GetFileName(path);
        bool isOurs = Path.GetFileNameWithoutExtension(name).All(static letter => letter is (>= 'a' and <= 'z') or '_' or '.');
        Reach($"{(isOurs ? name : "*" + Path.GetExtension(name))}-{step}");
    }

    private static (string Name, int Occurrence, int Signal)? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        int signal = text.EndsWith(StopSuffix, StringComparison.Ordinal) ? Stop : Kill;
        if (signal == Stop) text = text[..^StopSuffix.Length];
        int mark = text.IndexOf('#', StringComparison.Ordinal);
        return mark < 0 ? (text, 1, signal) : (text[..mark], int.Parse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture), signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
