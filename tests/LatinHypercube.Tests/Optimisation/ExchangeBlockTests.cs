using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class ExchangeBlockTests
{
    /// <summary>At temperature zero every accepted exchange lowers the energy, which is computed here from its definition in O(n^2 d).</summary>
    [Fact]
    public void Anneal_TemperatureZero_NeverRaisesTheEnergy()
        => Gen.Select(Gen.Int[2, 5], Gen.Int[2, 3], Gen.ULong, Gen.Bool).Sample(
            (s, d, seed, withFixed) =>
            {
                var state = Start((int)Math.Pow(s, d), d, s, seed, withFixed);
                var objective = new ExchangeObjective(1e3, 1e2, 0.5, 0.2, 0.3);
                double before = Energy(state, objective);
                new AnnealingChain(new DesignRandom(seed), 1).Run(state, objective, 2000, 0, 0, CancellationToken.None);
                Assert.InRange(Energy(state, objective), 0, before + 1e-4);
            },
            iter: 40);

    /// <summary>The tables' change of energy for one exchange is that of the definition, also where fixed points stand off their levels.</summary>
    [Fact]
    public void PairTables_AnyExchange_ChangesTheEnergyByTheDefinition()
        => Gen.Select(Gen.Int[2, 5], Gen.Int[2, 4], Gen.ULong, Gen.Int[0, 3], Gen.Bool).Where((s, d, _, _, _) => Math.Pow(s, d) <= 300).Sample(
            (s, d, seed, axis, withFixed) =>
            {
                var state = Start((int)Math.Pow(s, d), d, s, seed, withFixed);
                var objective = new ExchangeObjective(1e3, 1e2, 0.5, 0.2, 0.3);
                var sorted = new SortedPoints(state);
                sorted.Sort(axis % d);
                int[] positions = [.. Enumerable.Range(0, state.Points).Where(position => !state.IsFixed[sorted.PointAt[position]]).Where((_, i) => i % 2 == 0).Take(60)];
                if (positions.Length < 2) return;
                var tables = new PairTables(state.Points);
                tables.Build(sorted, positions, state.Class.PointsPerSlice, objective);
                var close = new ClosePairs(state.Points);
                close.Build(sorted, positions, objective);
                int a = 0, b = positions.Length - 1;
                float xa = tables[a], xb = tables[b];
                double rise = tables.Alone(a, b) - tables.Alone(a, a) + tables.Alone(b, a) - tables.Alone(b, b) + tables.Inside(a, b);
                double cost = close.Cost(a, xa, tables) + close.Cost(b, xb, tables);
                (tables[a], tables[b]) = (xb, xa);
                rise += objective.DistanceWeight * (close.Cost(a, xb, tables) + close.Cost(b, xa, tables) - cost);

                double before = Energy(state, objective);
                int pointA = sorted.PointAt[positions[a]], pointB = sorted.PointAt[positions[b]];
                int levelA = state.Levels[axis % d][pointA], levelB = state.Levels[axis % d][pointB];
                state.Place(axis % d, pointA, levelB);
                state.Place(axis % d, pointB, levelA);
                Assert.Equal(Energy(state, objective) - before, rise, 2e-4);
            },
            iter: 200);

    private static ExchangeState Start(int points, int dimensions, int slices, ulong seed, bool withFixed)
    {
        var design = LevelConstructionTests.Draw(points, dimensions, slices, seed);
        int[][] levels = [.. Enumerable.Range(0, dimensions).Select(axis => design.Levels(axis).ToArray())];
        if (!withFixed) return new ExchangeState(design.Class, levels, design.Slices.ToArray());
        bool[] isFixed = [.. Enumerable.Range(0, points).Select(point => point % 3 == 0)];
        var stream = new RandomKey(seed, RandomPurpose.Resampling).For(1);
        double[][] coordinates = [.. levels.Select(_ => new double[points])];
        foreach (double[] axis in coordinates)
            for (int point = 0; point < points; point++) axis[point] = stream.NextUniform();
        return new ExchangeState(design.Class, levels, design.Slices.ToArray(), isFixed, coordinates);
    }

    private static double Energy(ExchangeState state, ExchangeObjective objective)
    {
        double energy = objective.WholeWeight * DiscrepancyTests.CentredByDefinition(state.Coordinates);
        for (int slice = 0; slice < state.Class.Slices; slice++)
            energy += objective.SliceWeight * DiscrepancyTests.CentredByDefinition(Array.ConvertAll(state.Coordinates, axis => axis.Where((_, point) => state.Slices[point] == slice).ToArray()));
        for (int i = 0; i < state.Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double radius = state.Slices[i] == state.Slices[j] ? objective.SliceRadius : objective.WholeRadius;
                double ratio = state.Coordinates.Sum(axis => (axis[i] - axis[j]) * (axis[i] - axis[j])) / (radius * radius);
                if (ratio < 1) energy += objective.DistanceWeight * (1 - ratio) * (1 - ratio);
            }
        }

        return energy;
    }
}
