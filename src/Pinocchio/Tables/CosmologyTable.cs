using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The cosmology that the program used, <c>pinocchio.&lt;run&gt;.cosmology.out</c>: tables side by side whose rows do not belong
/// together.</summary>
/// <remarks>The file is in true Mpc even where the catalogues are in Mpc/h; the h in its header converts it.</remarks>
/// <param name="H">Hubble's constant in 100 km/s/Mpc, by the header.</param>
/// <param name="Epochs">Background and growth by scale factor.</param>
/// <param name="Scales">Fluctuations by smoothing scale.</param>
/// <param name="PowerSpectrum">Linear power today: k in h/Mpc, P in (Mpc/h)^3.</param>
public sealed partial record CosmologyTable(
    double H, IReadOnlyList<CosmologyEpoch> Epochs, IReadOnlyList<SmoothingScale> Scales,
    IReadOnlyList<(double K, double Power)> PowerSpectrum)
{
    private const int Columns = 20;
    private const int FirstOfScales = 14;
    private const int FirstOfPower = 18;

    private static readonly string[] Descriptions =
    [
        "# TIME-DEPENDENT QUANTITIES", "# 1: scale factor", "# 2: cosmic time (Gyr)", "# 3: comoving distance (Mpc)",
        "# 4: diameter distance (Mpc)",
        "# 5: Omega matter", "# 6: dark energy EOS", "# 7: linear growth rate", "# 8: 2nd-order growth rate",
        "# 9: first 3rd-order growth rate",
        "#10: second 3rd-order growth rate", "#11: linear d ln D/d ln a", "#12: 2nd-order d ln D/d ln a",
        "#13: first 3rd-order d ln D/d ln a",
        "#14: second 3rd-order d ln D/d ln a", "# SCALE-DEPENDENT QUANTITIES", "#15: smoothing scale (Mpc)", "#16: mass variance",
        "#17: variance of displacements", "#18: d Log sigma^2 / d Log R", "# POWER SPECTRUM", "#19: k (true Mpc^-1)", "#20: P(k)", "#",
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged or its scale factors do not ascend.</exception>
    public static CosmologyTable Read(string path)
    {
        TextTable table = TextTable.Read(path, Columns, fewestRows: 2);
        double h = table.NumberInHeader(HubbleLine(), "h");
        if (h <= 0) throw table.Invalid("h is not positive", $"{h}", "above 0");
        for (int row = 1; row < table.Rows.Count; row++)
        {
            if (!(table.Rows[row][0] > table.Rows[row - 1][0]))
                throw table.Invalid($"the scale factor does not ascend in row {row + 1}", $"{table.Rows[row][0]}",
                    $"above {table.Rows[row - 1][0]}");
        }

        return new CosmologyTable(
            h,
            [.. table.Rows.Select(
                r => new CosmologyEpoch(r[0], r[1], r[2] * h, r[3] * h, r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13]))],
            [.. table.Rows.Select(r => new SmoothingScale(r[14] * h, r[15], r[16] * h * h, r[17]))],
            [.. table.Rows.Select(r => (r[18] / h, r[19] * h * h * h))]);
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <exception cref="InvalidOperationException">The three tables have not the same number of rows.</exception>
    public void Write(string path)
    {
        if (Scales.Count != Epochs.Count || PowerSpectrum.Count != Epochs.Count)
            throw new InvalidOperationException(
                $"tables of {Epochs.Count}, {Scales.Count} and {PowerSpectrum.Count} rows cannot stand side by side");
        var text = new ColumnText();
        text.Line($"# Cosmological quantities used in PINOCCHIO (h={H:F6})");
        foreach (string description in Descriptions) text.Line(description);
        for (int row = 0; row < Epochs.Count; row++)
        {
            double[] values = Row(Epochs[row], Scales[row], PowerSpectrum[row]);
            for (int column = 0; column < values.Length; column++)
                text.General(values[column], column is FirstOfScales or FirstOfPower ? 15 : 13, 6);
            text.Line();
        }

        using OutputFile file = OutputFile.Create(path);
        text.MoveTo(file.Stream);
        file.Commit();
    }

    private double[] Row(in CosmologyEpoch epoch, in SmoothingScale scale, (double K, double Power) power) =>
    [
        epoch.ScaleFactor, epoch.Time, epoch.ComovingDistance / H, epoch.DiameterDistance / H, epoch.OmegaM, epoch.EquationOfState,
        epoch.Growth, epoch.SecondOrderGrowth, epoch.ThirdOrderGrowth1, epoch.ThirdOrderGrowth2,
        epoch.GrowthRate, epoch.SecondOrderGrowthRate, epoch.ThirdOrderGrowthRate1, epoch.ThirdOrderGrowthRate2,
        scale.Radius / H, scale.Variance, scale.DisplacementVariance / (H * H), scale.Slope,
        power.K * H, power.Power / (H * H * H),
    ];

    [GeneratedRegex(@"^# Cosmological quantities used in PINOCCHIO \(h=(?<value>[\d.]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HubbleLine();
}
