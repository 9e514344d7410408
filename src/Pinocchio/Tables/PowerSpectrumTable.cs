using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A file that gives a run its power spectrum (FileWithInputSpectrum): k and P(k), or log10 k and log10 k^3 P where the first k is
/// negative.</summary>
/// <param name="K">Wave numbers, ascending, in h/Mpc.</param>
/// <param name="Power">Power in (Mpc/h)^3.</param>
public sealed record PowerSpectrumTable(IReadOnlyList<double> K, IReadOnlyList<double> Power)
{
    /// <summary>Reads a file whose unit is h/Mpc (InputSpectrum_UnitLength_in_cm 0).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged, has comments (which the program cannot read), or its k do not
    /// ascend.</exception>
    public static PowerSpectrumTable Read(string path)
    {
        TextTable table = TextTable.Read(path, columns: 2, fewestRows: 2);
        if (table.Header.Count > 0) throw table.Invalid("the program reads comments as numbers", table.Header[0], "numbers only");
        bool isLogarithmic = table.Rows[0][0] < 0;
        double[] k = [.. table.Rows.Select(row => isLogarithmic ? PortableMath.Exp10(row[0]) : row[0])];
        for (int row = 1; row < k.Length; row++)
        {
            if (!(k[row] > k[row - 1]))
                throw table.Invalid($"k does not ascend in line {row + 1}", $"{table.Rows[row][0]}", $"above {table.Rows[row - 1][0]}");
        }

        double[] power = [.. table.Rows.Select((row, i) => isLogarithmic ? PortableMath.Exp10(row[1]) / (k[i] * k[i] * k[i]) : row[1])];
        int negative = Array.FindIndex(power, value => value <= 0);
        if (negative >= 0) throw table.Invalid($"the power is not positive in line {negative + 1}", $"{power[negative]}", "above 0");
        return new PowerSpectrumTable(k, power);
    }
}
