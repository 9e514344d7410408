using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.Conducting;

/// <summary>Named steps at which a test ends the process as a power cut would.</summary>
/// <remarks>Without the variable <c>ORCHESTRATOR_FAULT=name</c>, or <c>name#occurrence</c>, a step costs one comparison.</remarks>
internal static partial class FaultPoint
{
    private const int KillSignal = 9;

    private static readonly string? Log = Environment.GetEnvironmentVariable("ORCHESTRATOR_FAULT_LOG");
    private static readonly (string Name, int Occurrence)? Target = Read(Environment.GetEnvironmentVariable("ORCHESTRATOR_FAULT"));
    private static int reached;

    /// <summary>Passes a step, or ends the process there.</summary>
    public static void Reach(string name)
    {
        if (Target is null && Log is null) return;
        if (Log is not null) File.AppendAllText(Log, name + "\n");
        if (Target is not { } target || !string.Equals(target.Name, name, StringComparison.Ordinal)) return;
        if (Interlocked.Increment(ref reached) == target.Occurrence) _ = Kill(Environment.ProcessId, KillSignal);
    }

    private static (string Name, int Occurrence)? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        string[] parts = text.Split('#');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
