using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Small sets that go with a design: one parameter at a time, and many seeds at one cosmology.</summary>
/// <remarks>Their rows belong to no slice. Number them after the design's simulations.</remarks>
public static class CompanionSets
{
    /// <summary>Varies one parameter at a time about a centre, over equal steps of probability of its prior; the centre itself is the first row.</summary>
    /// <param name="parameters">The parameters and priors.</param>
    /// <param name="centre">The value of each parameter at the centre.</param>
    /// <param name="steps">Rows for each parameter, at least 1: centres of as many equal parts of the prior.</param>
    /// <param name="firstSimulation">Number of the first row.</param>
    /// <param name="seed">Seed of the initial conditions of every row: the same, so that only the parameter differs.</param>
    /// <exception cref="InvalidInputException">A centre is missing or outside its prior.</exception>
    public static DesignTable OneAtATime(
        IReadOnlyList<DesignParameter> parameters, IReadOnlyDictionary<string, double> centre, int steps, int firstSimulation, long seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        double[] point = Point(parameters, centre);
        var rows = new List<double[]> { point };
        for (int varied = 0; varied < parameters.Count; varied++)
        {
            for (int step = 0; step < steps; step++)
            {
                double[] row = [.. point];
                row[varied] = parameters[varied].Prior.Quantile(LevelDesign.Centre(step, steps));
                rows.Add(row);
            }
        }

        return Table(parameters, rows, firstSimulation, _ => seed);
    }

    /// <summary>Many realisations of one cosmology, for covariances: only the seed differs.</summary>
    /// <param name="parameters">The parameters and priors.</param>
    /// <param name="point">The value of each parameter.</param>
    /// <param name="count">Number of rows, at least 1.</param>
    /// <param name="firstSimulation">Number of the first row.</param>
    /// <param name="firstSeed">Seed of the first row; the next ones follow.</param>
    /// <exception cref="InvalidInputException">A value is missing or outside its prior.</exception>
    public static DesignTable ManySeeds(
        IReadOnlyList<DesignParameter> parameters, IReadOnlyDictionary<string, double> point, int count, int firstSimulation, long firstSeed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double[] values = Point(parameters, point);
        return Table(parameters, [.. Enumerable.Repeat(values, count)], firstSimulation, row => firstSeed + row);
    }

    private static double[] Point(IReadOnlyList<DesignParameter> parameters, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. parameters.Select(parameter =>
        {
            if (!values.TryGetValue(parameter.Name, out double value))
                throw new InvalidInputException(
                    "the companion set has no value for the parameter",
                    key: parameter.Name, allowed: parameter.Prior.Description);
            return parameter.Prior.Cumulative(value) is > 0 and < 1
                ? value
                : throw new InvalidInputException(
                    "the value lies outside the prior",
                    key: parameter.Name, value: $"{value:R}", allowed: parameter.Prior.Description);
        })];
    }

    private static DesignTable Table(IReadOnlyList<DesignParameter> parameters, List<double[]> rows, int firstSimulation, Func<int, long> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSimulation);
        int[] numbers = [.. Enumerable.Range(0, rows.Count)];
        return new DesignTable(
            Array.ConvertAll(numbers, row => firstSimulation + row),
            Array.ConvertAll(numbers, _ => DesignTable.NoSlice),
            Array.ConvertAll(numbers, row => seed(row)),
            [.. parameters.Select(parameter => parameter.Name)],
            [.. parameters.Select((_, column) => rows.Select(row => row[column]).ToArray())]);
    }
}
