using System.Globalization;
using System.IO.Compression;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>The real program's halos that live in the repository, tests/Fixtures/pinocchio-v5.1.</summary>
internal static class RealRuns
{
    public static PinocchioRun Open(string name) => PinocchioRun.Open(Path.Combine(Root(), name));

    /// <summary>Id and particles of every halo by output redshift.</summary>
    public static Dictionary<double, List<(ulong Id, int Particles)>> Halos(string name)
    {
        var halos = new Dictionary<double, List<(ulong Id, int Particles)>>();
        List<(ulong Id, int Particles)>? output = null;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Root(), name, "halos.txt.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (line[0] == '#') halos.Add(double.Parse(fields[3].TrimEnd(':'), CultureInfo.InvariantCulture), output = []);
            else output!.Add((ulong.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture)));
        }

        return halos;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Orchestrator.sln"))) return Path.Combine(folder.FullName, "tests", "Fixtures", "pinocchio-v5.1");
        throw new DirectoryNotFoundException("no repository above the tests");
    }
}
