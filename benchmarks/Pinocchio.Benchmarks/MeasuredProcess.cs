using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>Runs a program in a process of its own between, of which it is the only child: what the system counts for that process's children is then the
/// program's, with all that it started.</summary>
internal static unsafe partial class MeasuredProcess
{
    /// <summary>First argument by which this program knows that it is the process between.</summary>
    public const string Mode = "measured";

    private const int Children = -1;
    private const int RusageLongs = 18;

    /// <summary>Runs a program in a folder, its output in the folder's <c>log</c>.</summary>
    public static ProcessCost Run(string folder, IReadOnlyList<string> command)
    {
        string executable = Environment.ProcessPath!;
        var start = new ProcessStartInfo(executable) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        if (string.Equals(Path.GetFileNameWithoutExtension(executable), "dotnet", StringComparison.Ordinal))
            start.ArgumentList.Add(typeof(MeasuredProcess).Assembly.Location);
        start.ArgumentList.Add(Mode);
        foreach (string argument in command) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        double[] numbers = [.. process.StandardOutput.ReadToEnd().Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        return new ProcessCost(numbers[0], numbers[1], numbers[2], (int)numbers[3]);
    }

    /// <summary>The process between: runs the program and prints wall seconds, CPU seconds, peak bytes and exit code.</summary>
    public static void RunBetween(IReadOnlyList<string> command)
    {
        // The shell sends the output to the file and becomes the program.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (string argument in (IEnumerable<string>)["-c", "exec \"$0\" \"$@\" > log 2>&1", .. command]) start.ArgumentList.Add(argument);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        long* usage = stackalloc long[RusageLongs];
        if (GetResourceUsage(Children, usage) != 0) throw new InvalidOperationException("getrusage failed");
        double processor = usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
#pragma warning disable RS0030 // The parent reads it here.
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{wall:R} {processor:R} {usage[4] * 1024.0:R} {process.ExitCode}"));
#pragma warning restore RS0030
    }

    /// <summary>On Linux: two pairs of seconds and microseconds (user, system), then the largest child's peak of resident memory in KiB, and more.</summary>
    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, long* usage);
}
