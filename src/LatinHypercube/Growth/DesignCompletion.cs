using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Completes another tool's points: row i of the design is the existing simulation i; the other rows are drawn around them.</summary>
internal static class DesignCompletion
{
    public static DesignResult Complete(DesignSpecification specification, DesignTable existing, int threads, CancellationToken cancellation)
    {
        var of = specification.Class
            ?? throw new InvalidInputException(
                "points can be completed to a sliced orthogonal or a Latin design only",
                key: "design.kind", value: "sobol", allowed: "sliced-orthogonal, latin");
        var random = new DesignRandom(specification.Seed);
        var (isFixed, unit) = Fix(specification, existing);
        var (coarse, slices) = LevelConstruction.CoarseLevels(of, random);
        CoarseMatching.Match(of, coarse, slices, isFixed, unit, random);
        int[][] levels = [.. Enumerable.Range(0, of.Dimensions).Select(axis => LevelCompletion.Complete(of, coarse[axis], slices, isFixed, unit[axis], axis, random))];
        long exchanges = specification.Exchanges ?? DesignOptimizer.DefaultExchanges(of.Points, of.Dimensions);
        var end = DesignOptimizer.Optimise(new ExchangeState(of, levels, slices, isFixed, unit), exchanges, random, threads, cancellation);
        var whole = DesignAssembly.Whole(specification, end.Coordinates, threads, cancellation, existing);
        return DesignAssembly.Finish(specification, whole, end.Levels, threads);
    }

    /// <summary>Where the existing points stand in the unit cube; their rows are their simulation numbers.</summary>
    private static (bool[] IsFixed, double[][] Unit) Fix(DesignSpecification specification, DesignTable existing)
    {
        var isFixed = new bool[specification.Points];
        double[][] unit = [.. specification.Parameters.Select(_ => new double[specification.Points])];
        for (int row = 0; row < existing.Count; row++)
        {
            int simulation = existing.Simulation[row];
            if (simulation >= specification.Points)
                throw new InvalidInputException(
                    "an existing simulation has no place in the design",
                    key: "simulation", value: $"{simulation}", allowed: $"0 to {specification.Points - 1}");
            isFixed[simulation] = true;
            for (int axis = 0; axis < unit.Length; axis++)
            {
                var parameter = specification.Parameters[axis];
                double value = existing.Column(parameter.Name)[row];
                unit[axis][simulation] = parameter.Prior.Cumulative(value);
                if (unit[axis][simulation] is <= 0 or >= 1)
                {
                    throw new InvalidInputException(
                        $"simulation {simulation} lies outside the prior", key: parameter.Name,
                        value: value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), allowed: parameter.Prior.Description);
                }
            }
        }

        return (isFixed, unit);
    }
}
