using System.IO.Compression;
using System.Text;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Support;

/// <summary>A program in pinocchio.x's place that leaves the log, the error stream and the files of a recorded run.</summary>
internal static class StandIn
{
    /// <summary>A task for the program.</summary>
    public static TaskDocument Document(string program, int attempt = 1, double grace = 1)
    {
        SimulationTask simulation = Simulation;
        return CampaignRoot.Document(attempt, simulation) with { Engine = new EngineDocument([], program, grace) };
    }

    /// <summary>The small simulation as PINOCCHIO would make it: that of the reference run of 32^3 particles.</summary>
    public static SimulationTask Simulation { get; } = CampaignRoot.Simulation with
    {
        Engine = SimulationEngine.Pinocchio(1),
        OutputRedshifts = [2, 1, 0.5, 0],
    };

    /// <summary>Makes a program of shell commands that run in the attempt's folder.</summary>
    public static string Write(string folder, string commands)
    {
        string path = Path.Combine(folder, "pinocchio.x");
        File.WriteAllText(path, "#!/bin/sh\n" + commands + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Makes a program that plays a failing case and ends with its exit code.</summary>
    public static string Play(string folder, string name, string ending)
    {
        string source = ReferenceData.Path("pinocchio", "failures", name);
        string log = Path.Combine(folder, "case.log");
        File.WriteAllText(log, string.Concat(Directory.GetFiles(source, "log*").Order(StringComparer.Ordinal).Select(Text)));
        var commands = new StringBuilder();
        foreach (string file in (string[])["parameter_file", "outputs"])
            if (File.Exists(Path.Combine(source, file))) commands.AppendLine($"cp '{source}/{file}' {file}");
        commands.AppendLine($"cat '{log}'");
        if (File.Exists(Path.Combine(source, "err"))) commands.AppendLine($"cat '{source}/err' >&2");
        return Write(folder, commands.AppendLine(ending).ToString());
    }

    /// <summary>Makes a program that leaves the whole outputs of the reference run of 32^3 particles, under our names.</summary>
    public static string Complete(string folder, string ending, string edit = "")
    {
        string source = ReferenceData.Path("pinocchio", "ref32_snapshot"), flag = Simulation.Parameters.RunFlag;
        return Write(
            folder,
            $"""
            for file in '{source}'/pinocchio.*.out; do cp "$file" "$(basename "$file" | sed s/ref32/{flag}/)"; done
            rm -f *snapshot* *density0*
            gzip -dc '{source}/log.txt.gz' | sed 's/ref32/{flag}/g; {edit}'
            {ending}
            """);
    }

    private static string Text(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
