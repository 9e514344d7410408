using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.Sites;

/// <summary>A process of this machine, told from any later one with the same number by when and in which boot it started.</summary>
/// <param name="Id">Process id; also the id of the process group that it leads.</param>
/// <param name="StartTime">Clock ticks from boot to its start.</param>
/// <param name="Boot">Identifier of the boot.</param>
internal readonly partial record struct LocalProcess(int Id, long StartTime, string Boot)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const int TerminationSignal = 15;

    // Positions in /proc/PID/stat after the command's name, which may hold spaces and parentheses.
    private const int StateField = 0, GroupField = 2, StartTimeField = 19;

    /// <summary>Identifier of the machine's present boot.</summary>
    public static string CurrentBoot { get; } = File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "";

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => string.Equals(Boot, CurrentBoot, StringComparison.Ordinal) && Find(Id) == this;

    /// <summary>Whether it leads its process group.</summary>
    private bool IsLeader => FieldsOf(Id) is { } fields && int.Parse(fields[GroupField], CultureInfo.InvariantCulture) == Id;

    /// <summary>The process that has a number now; null if none has, or it has ended and only waits to be reaped.</summary>
    public static LocalProcess? Find(int id) => FieldsOf(id) is { } fields && fields[StateField] is not ("Z" or "X")
        ? new LocalProcess(id, long.Parse(fields[StartTimeField], CultureInfo.InvariantCulture), CurrentBoot) : null;

    /// <summary>The leader of a process group whose command line ends in a text; null if there is none.</summary>
    public static LocalProcess? FindByLastArgument(string argument)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            try
            {
                string line = File.ReadAllText(Path.Combine(folder, "cmdline")).TrimEnd('\0');
                if (line[(line.LastIndexOf('\0') + 1)..].Equals(argument, StringComparison.Ordinal) && Find(id) is { IsLeader: true } found) return found;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or is not ours.
            }
        }
        return null;
    }

    /// <summary>Tells it and its group to end.</summary>
    public void Terminate()
    {
        if (IsAlive) _ = Kill(-Id, TerminationSignal);
    }

    private static string[]? FieldsOf(int id)
    {
        try
        {
            string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
