using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A file that gives a run its dark energy (TabulatedEoSfile): a and w(a).</summary>
/// <param name="ScaleFactor">Scale factors, ascending.</param>
/// <param name="EquationOfState">w at each.</param>
public sealed record EquationOfStateTable(IReadOnlyList<double> ScaleFactor, IReadOnlyList<double> EquationOfState)
{
    /// <summary>Smallest scale factor that the program asks for.</summary>
    public const double First = 1e-4;

    /// <summary>Largest scale factor that the program asks for.</summary>
    public const double Last = 1.5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is damaged, its a do not ascend, or they do not cover 1e-4 to 1.5.</exception>
    public static EquationOfStateTable Read(string path)
    {
        TextTable table = TextTable.Read(path, columns: 2, fewestRows: 2);
        double[] a = [.. table.Rows.Select(row => row[0])];
        for (int row = 1; row < a.Length; row++)
        {
            if (!(a[row] > a[row - 1]))
                throw table.Invalid($"the scale factor does not ascend in row {row + 1}", $"{a[row]}", $"above {a[row - 1]}");
        }

        if (a[0] > First || a[^1] < Last)
            throw table.Invalid("the program asks for scale factors outside the table", $"{a[0]} to {a[^1]}",
                $"a table of at least {First} to {Last}");
        return new EquationOfStateTable(a, [.. table.Rows.Select(row => row[1])]);
    }
}
