namespace Orchestrator.LatinHypercube;

/// <summary>Checks the points of a design against what its class promises, counting everything anew.</summary>
internal static class ClassLosses
{
    /// <summary>What does not hold, each in a sentence.</summary>
    /// <param name="of">The class.</param>
    /// <param name="parameters">The axes.</param>
    /// <param name="table">The points.</param>
    public static IEnumerable<string> Of(OrthogonalClass of, IReadOnlyList<DesignParameter> parameters, DesignTable table)
    {
        foreach (string loss in Check("the whole", of, of.Strength, of.Points, parameters, table)) yield return loss;
        if (of.Slices == 1) yield break;
        for (int slice = 0; slice < of.Slices; slice++)
        {
            foreach (string loss in Check($"slice {slice}", of, of.SliceStrength, of.PointsPerSlice, parameters, table.OfSlice(slice))) yield return loss;
        }
    }

    private static IEnumerable<string> Check(string what, OrthogonalClass of, int strength, int points, IReadOnlyList<DesignParameter> parameters, DesignTable table)
    {
        double[][] unit = [.. parameters.Select(parameter => Array.ConvertAll(table.Column(parameter.Name).ToArray(), parameter.Prior.Cumulative))];
        for (int axis = 0; axis < unit.Length; axis++)
        {
            int empty = points - unit[axis].Select(x => Math.Floor(x * points)).Distinct().Count();
            if (empty > 0) yield return $"{what} is not Latin in {parameters[axis].Name}: {empty} of {points} levels are empty";
        }

        if (strength < 2 || table.Count == 0) yield break;
        int[][] coarse = Array.ConvertAll(unit, axis => Array.ConvertAll(axis, x => Math.Clamp((int)(x * of.Levels), 0, of.Levels - 1)));
        var cells = CellCount.Count(coarse, of.Levels, strength);
        if (!cells.Equal || table.Count != points)
            yield return $"{what} is not orthogonal: cells of its {of.Levels}^{strength} hold {cells.Fewest} to {cells.Most} points";
    }
}
