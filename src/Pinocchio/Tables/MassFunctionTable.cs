using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The mass function at one redshift, <c>pinocchio.&lt;z&gt;.&lt;run&gt;.mf.out</c>.</summary>
/// <param name="Redshift">The output redshift.</param>
/// <param name="AnalyticName">The analytic mass function beside the measured one, as <c>Watson et al. 2013</c>.</param>
/// <param name="Bins">The bins, by mass, in h units.</param>
public sealed partial record MassFunctionTable(double Redshift, string AnalyticName, IReadOnlyList<MassFunctionBin> Bins)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="units">The units that the run's parameter file says; the file's header must agree.</param>
    /// <exception cref="InvalidInputException">The file is damaged, or its header tells other units.</exception>
    public static MassFunctionTable Read(string path, FileUnits units)
    {
        TextTable table = TextTable.Read(path, columns: 7);
        bool isInH = table.InHeader(MassUnit(), "the unit of mass")["unit"].Value is "Msun/h";
        if (isInH == units.AreTrue)
            throw table.Invalid("the header tells other units than the parameter file", isInH ? "Msun/h" : "Msun",
                isInH ? "OutputInH100" : "no OutputInH100");
        double density = DensityToH(units);
        return new MassFunctionTable(
            table.NumberInHeader(RedshiftLine(), "the redshift"),
            table.InHeader(AnalyticLine(), "the analytic mass function")["name"].Value,
            [.. table.Rows.Select(row => new MassFunctionBin(
                row[0] * units.ToH, row[1] * density, row[2] * density, row[3] * density, checked((long)row[4]), row[5] * density,
                row[6]))]);
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="units">The units to write in.</param>
    public void Write(string path, FileUnits units)
    {
        double density = DensityToH(units);
        (string h, string h4) = units.AreTrue ? ("", "") : ("/h", "h^4");
        var text = new ColumnText();
        text.Line($"# Mass function for redshift {Redshift:F6}").Line($"# 1) mass (Msun{h})").Line($"# 2) n(m) (Mpc^-3 Msun^-1 {h4})");
        text.Line($"# 3) upper +1-sigma limit for n(m) (Mpc^-3 Msun^-1 {h4})")
            .Line($"# 4) lower -1-sigma limit for n(m) (Mpc^-3 Msun^-1 {h4})");
        text.Line("# 5) number of halos in the bin").Line($"# 6) analytical n(m) from {AnalyticName}").Line("#");
        foreach (MassFunctionBin bin in Bins)
        {
            text.General(bin.Mass / units.ToH, 16, 8).General(bin.NumberDensity / density, 16, 8);
            text.General(bin.Upper / density, 16, 8).General(bin.Lower / density, 16, 8).WholeNumber(bin.Halos, 13);
            text.General(bin.AnalyticNumberDensity / density, 17, 8).General(bin.PeakHeight, 19, 8).Line();
        }

        using OutputFile file = OutputFile.Create(path);
        text.MoveTo(file.Stream);
        file.Commit();
    }

    /// <summary>dn/dM counts halos a volume a mass: h^-3 from the volume, h^-1 from the mass.</summary>
    private static double DensityToH(FileUnits units) => 1 / (units.ToH * units.ToH * units.ToH * units.ToH);

    [GeneratedRegex(@"^# 1\) mass \((?<unit>[^)]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MassUnit();

    [GeneratedRegex(@"^# Mass function for redshift (?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RedshiftLine();

    [GeneratedRegex(@"^# 6\) analytical n\(m\) from (?<name>.+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnalyticLine();
}
