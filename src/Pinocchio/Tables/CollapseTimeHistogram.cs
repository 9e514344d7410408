using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>How many particles collapse when, <c>pinocchio.&lt;run&gt;.FmaxPDF.out</c>.</summary>
/// <param name="Bins">Intervals of F = 1 + z of collapse (below 1: in the future), with the particles in them.</param>
public sealed partial record CollapseTimeHistogram(IReadOnlyList<(double Low, double High, long Particles)> Bins)
{
    /// <summary>Number of particles in all bins.</summary>
    public long Particles => Bins.Sum(bin => bin.Particles);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged or has not as many particles as its header says.</exception>
    public static CollapseTimeHistogram Read(string path)
    {
        TextTable table = TextTable.Read(path, columns: 3);
        var histogram = new CollapseTimeHistogram([.. table.Rows.Select(row => (row[0], row[1], checked((long)row[2])))]);
        double expected = table.NumberInHeader(CountLine(), "the number of particles");
        if (histogram.Particles != expected) throw table.Invalid("particles are missing", $"{histogram.Particles}", $"{expected}");
        return histogram;
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path)
    {
        var text = new ColumnText();
        text.Line($"# Fmax PDF over {Particles} particles").Line("# 1-2: F interval").Line("# 3: number of particles in that interval")
            .Line("#");
        foreach ((double low, double high, long particles) in Bins)
            text.Text(" ").Fixed(low, 6, 1).Text("   ").Fixed(high, 6, 1).Text("  ").WholeNumber(particles).Line();
        using OutputFile file = OutputFile.Create(path);
        text.MoveTo(file.Stream);
        file.Commit();
    }

    [GeneratedRegex(@"^# Fmax PDF over (?<value>\d+) particles", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CountLine();
}
