using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Number of halos along the light cone, <c>pinocchio.&lt;run&gt;.nz.out</c>.</summary>
/// <param name="Bins">The bins, 0.05 wide, by redshift.</param>
public sealed record NumberCounts(IReadOnlyList<NumberCountBin> Bins)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public static NumberCounts Read(string path) => new(
    [
        .. TextTable.Read(path, columns: 5, fewestRows: 0).Rows.Select(
            row => new NumberCountBin(row[0], row[1], checked((long)row[2]), row[3], row[4])),
    ]);

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path)
    {
        var text = new ColumnText();
        text.Line("# 1) lower z for bin").Line("# 2) upper z for bin").Line("# 3) number of objects in bin")
            .Line("# 4) number per square degree");
        text.Line("# 5) prediction for number of objects in bin").Line("#");
        foreach (NumberCountBin bin in Bins)
        {
            text.Text(" ").Fixed(bin.LowRedshift, 7, 3).Text("  ").Fixed(bin.HighRedshift, 7, 3).Text("   ").WholeNumber(bin.Halos, 10);
            text.Text(" ").Fixed(bin.PerSquareDegree, 8, 3).Text("   ").General(bin.Predicted, 10, 6).Line();
        }

        using OutputFile file = OutputFile.Create(path);
        text.MoveTo(file.Stream);
        file.Commit();
    }
}
