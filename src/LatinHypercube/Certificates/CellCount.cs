namespace Orchestrator.LatinHypercube;

/// <summary>How evenly points fill the cells of all projections on some axes, each axis cut into equal parts.</summary>
/// <param name="Parts">Parts s of an axis.</param>
/// <param name="Axes">Axes t of a projection: s^t cells each.</param>
/// <param name="Fewest">Points in the emptiest cell of any projection.</param>
/// <param name="Most">Points in the fullest cell of any projection.</param>
public sealed record CellCount(int Parts, int Axes, int Fewest, int Most)
{
    /// <summary>More projections than this are not counted.</summary>
    private const int MostProjections = 5000;

    /// <summary>Whether every cell holds the same number of points: orthogonal of strength <see cref="Axes"/> at <see cref="Parts"/> levels.</summary>
    public bool Equal => Fewest == Most;

    /// <summary>Counts for every s that divides the number of points and every t of 2, 3 and d with at most one cell a point.</summary>
    /// <param name="unit">Coordinates in [0, 1), by axis.</param>
    public static IReadOnlyList<CellCount> Of(double[][] unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        int points = unit[0].Length, dimensions = unit.Length;
        var counts = new List<CellCount>();
        for (int parts = 2; (long)parts * parts <= points; parts++)
        {
            if (points % parts != 0) continue;
            int[][] coarse = Array.ConvertAll(unit, axis => Array.ConvertAll(axis, x => Math.Clamp((int)(x * parts), 0, parts - 1)));
            for (int axes = 2; axes <= dimensions && IntegerFactors.Power(parts, axes) <= points; axes++)
                if ((axes <= 3 || axes == dimensions) && Binomial(dimensions, axes) <= MostProjections) counts.Add(Count(coarse, parts, axes));
        }

        return counts;
    }

    /// <summary>Counts one s and t.</summary>
    /// <param name="coarse">Part of each point, by axis.</param>
    /// <param name="parts">Parts s of an axis.</param>
    /// <param name="axes">Axes t of a projection.</param>
    internal static CellCount Count(int[][] coarse, int parts, int axes)
    {
        int fewest = int.MaxValue, most = 0;
        var cells = new int[IntegerFactors.Power(parts, axes)];
        foreach (int[] projection in Projections(coarse.Length, axes))
        {
            Array.Clear(cells);
            for (int point = 0; point < coarse[0].Length; point++)
            {
                int cell = 0;
                foreach (int axis in projection) cell = (cell * parts) + coarse[axis][point];
                cells[cell]++;
            }

            fewest = Math.Min(fewest, cells.Min());
            most = Math.Max(most, cells.Max());
        }

        return new CellCount(parts, axes, fewest, most);
    }

    private static double Binomial(int of, int size)
    {
        double number = 1;
        for (int i = 0; i < size; i++) number *= (double)(of - i) / (i + 1);
        return number;
    }

    private static IEnumerable<int[]> Projections(int of, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first <= of - size; first++)
        {
            foreach (int[] rest in Projections(of, size - 1, first + 1)) yield return [first, .. rest];
        }
    }
}
