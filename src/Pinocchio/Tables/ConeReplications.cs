using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The box copies that the light cone was made of, <c>pinocchio.&lt;run&gt;.geometry.out</c>. Lengths are in inter-particle
/// distances.</summary>
/// <param name="Checked">Number of copies that the program looked at.</param>
/// <param name="NearDistance">Distance at which the cone begins.</param>
/// <param name="FarDistance">Distance at which the cone ends.</param>
/// <param name="Vertex">The cone's vertex.</param>
/// <param name="Axis">Direction of the cone's axis, of unit length to six decimals.</param>
/// <param name="Sides">Sides of the box.</param>
/// <param name="HalfAngle">Angle between axis and edge in degrees.</param>
/// <param name="InterparticleDistance">In true Mpc.</param>
/// <param name="Copies">The copies, in the program's order.</param>
public sealed partial record ConeReplications(
    long Checked,
    double NearDistance,
    double FarDistance,
    (double X, double Y, double Z) Vertex,
    (double X, double Y, double Z) Axis,
    (double X, double Y, double Z) Sides,
    double HalfAngle,
    double InterparticleDistance,
    IReadOnlyList<ConeReplication> Copies)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged or has not as many copies as its header says.</exception>
    public static ConeReplications Read(string path)
    {
        TextTable table = TextTable.Read(path, columns: 8, fewestRows: 0);
        GroupCollection counts = table.InHeader(CountLine(), "the number of replications");
        GroupCollection range = table.InHeader(RangeLine(), "the range of distances");
        if (Number(counts, "count") != table.Rows.Count)
            throw table.Invalid("replications are missing", $"{table.Rows.Count}", counts["count"].Value);
        return new ConeReplications(
            (long)Number(counts, "checked"),
            Number(range, "near"),
            Number(range, "far"),
            Vector(table.InHeader(VertexLine(), "the vertex V")),
            Vector(table.InHeader(AxisLine(), "the axis D")),
            Vector(table.InHeader(SidesLine(), "the sides L")),
            table.NumberInHeader(AngleLine(), "the aperture A"),
            table.NumberInHeader(DistanceLine(), "the inter-particle distance"),
            [.. table.Rows.Select(row => Copy(table, row))]);
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path)
    {
        var text = new ColumnText();
        text.Line($"# N. replications: {Copies.Count} (out of {Checked} checked)");
        text.Text("# distance range:").Fixed(NearDistance, 11, 6).Text(" ").Fixed(FarDistance, 10, 6).Line();
        Append(text, "# V   =", Vertex);
        Append(text, "# D   =", Axis);
        Append(text, "# L   =", Sides);
        text.Text("# A   =").Fixed(HalfAngle, 11, 6).Line().Text("# IPD =").Fixed(InterparticleDistance, 11, 6).Line().Line("#");
        for (int row = 0; row < Copies.Count; row++)
        {
            ConeReplication copy = Copies[row];
            text.WholeNumber(row, 4).WholeNumber(copy.Copy.I, 5).WholeNumber(copy.Copy.J, 4).WholeNumber(copy.Copy.K, 4).Text("  ");
            text.Text(" ").Fixed(copy.Nearest, 10, 6).Text(" ").Fixed(copy.Farthest, 10, 6).WholeNumber(copy.Kind, 4)
                .Text("  ").WholeNumber(copy.Faces).Line();
        }

        using OutputFile file = OutputFile.Create(path);
        text.MoveTo(file.Stream);
        file.Commit();
    }

    private static ConeReplication Copy(TextTable table, double[] row)
    {
        if (!Array.TrueForAll(row[1..4], shift => shift == Math.Floor(shift) && shift is >= Replication.Minimum and <= Replication.Maximum))
            throw table.Invalid("an impossible replication", $"({row[1]}, {row[2]}, {row[3]})",
                $"whole numbers {Replication.Minimum} to {Replication.Maximum}");
        return new ConeReplication(new Replication((int)row[1], (int)row[2], (int)row[3]), row[4], row[5], (int)row[6], (int)row[7]);
    }

    private static void Append(ColumnText text, string name, (double X, double Y, double Z) vector) =>
        text.Text(name).Fixed(vector.X, 11, 6).Fixed(vector.Y, 11, 6).Fixed(vector.Z, 11, 6).Line();

    private static double Number(GroupCollection groups, string name) =>
        double.Parse(groups[name].ValueSpan, provider: CultureInfo.InvariantCulture);

    private static (double X, double Y, double Z) Vector(GroupCollection groups) =>
        (Number(groups, "x"), Number(groups, "y"), Number(groups, "z"));

    [GeneratedRegex(@"^# N\. replications: (?<count>\d+) \(out of (?<checked>\d+) checked\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CountLine();

    [GeneratedRegex(@"^# distance range: +(?<near>[\d.]+) +(?<far>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RangeLine();

    [GeneratedRegex(@"^# V +=\s*(?<x>[-\d.]+)\s+(?<y>[-\d.]+)\s+(?<z>[-\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VertexLine();

    [GeneratedRegex(@"^# D +=\s*(?<x>[-\d.]+)\s+(?<y>[-\d.]+)\s+(?<z>[-\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AxisLine();

    [GeneratedRegex(@"^# L +=\s*(?<x>[-\d.]+)\s+(?<y>[-\d.]+)\s+(?<z>[-\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SidesLine();

    [GeneratedRegex(@"^# A +=\s*(?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AngleLine();

    [GeneratedRegex(@"^# IPD =\s*(?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DistanceLine();
}
