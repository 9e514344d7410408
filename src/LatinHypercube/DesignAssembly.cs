using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Turns points of the unit cube into the table of a campaign and its certificate.</summary>
internal static class DesignAssembly
{
    /// <summary>Tells the design of the mocks' parameters from that of the cosmologies.</summary>
    private const int MockVariant = 1;

    /// <summary>The whole design with every column, before constraints, in the order of simulations.</summary>
    public static DesignTable Whole(DesignSpecification specification, LevelDesign? levels, int threads, CancellationToken cancellation)
    {
        double[][] unit = levels?.UnitCoordinates() ?? SobolSequence.Scrambled(specification.Parameters.Count, 0, specification.Points, specification.Seed);
        return Whole(specification, unit, threads, cancellation);
    }

    /// <summary>The same from coordinates in the unit cube; simulations that exist already keep their seeds and exact values.</summary>
    public static DesignTable Whole(DesignSpecification specification, double[][] unit, int threads, CancellationToken cancellation, DesignTable? existing = null)
    {
        int points = specification.Points, perSlice = points / specification.SliceCount;
        int[] simulation = [.. Enumerable.Range(0, points)];
        long firstSeed = 1 + (new DesignRandom(specification.Seed).For(DesignDraw.Seeds).NextUInt32() >> 2);
        long[] seeds = Array.ConvertAll(simulation, i => firstSeed + i);
        (string Name, double[] Values)[] columns =
            [.. specification.Parameters.Zip(unit, (parameter, column) => (parameter.Name, Array.ConvertAll(column, parameter.Prior.Quantile)))];
        for (int row = 0; row < existing?.Count; row++)
        {
            int at = existing.Simulation[row];
            if (existing.HasSeeds) seeds[at] = existing.Seed[row];
            foreach (var (name, values) in columns) values[at] = existing.Column(name)[row];
        }

        var table = new DesignTable(simulation, Array.ConvertAll(simulation, i => i / perSlice), seeds, [], [])
            .With(columns)
            .With(MockColumns(specification, threads, cancellation));
        return WithDerived(specification, table);
    }

    /// <summary>Applies constraints and the choice of slices, and certifies.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="whole">Every point with every column.</param>
    /// <param name="levels">The levels to grow from, by axis.</param>
    /// <param name="threads">Threads to use.</param>
    public static DesignResult Finish(DesignSpecification specification, DesignTable whole, int[][]? levels, int threads)
    {
        var (kept, costs) = Constrain(specification, whole);
        var table = kept.Where(row => specification.Active.Contains(kept.Slice[row]));
        List<string> losses = specification.Class is { } of ? [.. ClassLosses.Of(of, specification.Parameters, kept)] : [];
        if (kept.Count < whole.Count) losses.Insert(0, $"{whole.Count - kept.Count} of {whole.Count} points break a constraint; levels and cells are left empty where they stood");
        var measured = new CertificateMeasurement(specification.Parameters, threads);
        var certificate = new DesignCertificate
        {
            Kind = specification.Kind,
            Seed = specification.Seed,
            Exchanges = specification.Class is null ? 0 : specification.Exchanges ?? DesignOptimizer.DefaultExchanges(specification.Points, specification.Parameters.Count),
            Parameters = ParameterDescription.Of(specification.Parameters),
            MockParameters = ParameterDescription.Of(specification.MockParameters),
            Class = specification.Class?.ToString(),
            Slices = specification.SliceCount,
            ActiveSlices = [.. specification.Active.Order()],
            ReservedTestSlice = specification.ReservedTestSlice,
            TableHash = table.ContentHash,
            Whole = measured.Of(kept),
            EachSlice = specification.SliceCount == 1 ? [] : measured.EachSlice(kept, specification.SliceCount),
            Active = table.Count == kept.Count || table.Count < 2 ? null : measured.Of(table),
            Mocks = specification.MockParameters.Count < 2 ? null : new CertificateMeasurement(specification.MockParameters, threads).Of(kept),
            Constraints = costs,
            Lost = losses,
            Levels = levels,
        };
        return new DesignResult(table, certificate, CertificateText.Lines(certificate));
    }

    /// <summary>Columns of the mocks: Latin over the same slices, paired at random with the cosmologies of the slice.</summary>
    private static IEnumerable<(string Name, double[] Values)> MockColumns(DesignSpecification specification, int threads, CancellationToken cancellation)
    {
        var parameters = specification.MockParameters;
        if (parameters.Count == 0) return [];
        var random = new DesignRandom(specification.Seed, MockVariant);
        int slices = specification.SliceCount, perSlice = specification.Points / slices;
        var of = parameters.Count == 1 ? OrthogonalClass.Latin(specification.Points, 1, slices) : OrthogonalClass.Strongest(specification.Points, parameters.Count, slices);
        double[][] unit = LevelDrawing.Draw(of, random, specification.Exchanges, threads, cancellation).UnitCoordinates();
        int[] partner = [.. Enumerable.Range(0, specification.Points)];
        for (int slice = 0; slice < slices; slice++) random.For(DesignDraw.Pairing, item: slice).Shuffle(partner.AsSpan(slice * perSlice, perSlice));
        return [.. parameters.Zip(unit, (parameter, column) => (parameter.Name, Array.ConvertAll(partner, row => parameter.Prior.Quantile(column[row]))))];
    }

    private static DesignTable WithDerived(DesignSpecification specification, DesignTable table)
    {
        foreach (var derived in specification.Derived)
        {
            var expression = Expression.Parse(derived.Formula, $"design.derived.{derived.Name}");
            var values = Evaluate(specification, table, expression, $"design.derived.{derived.Name}");
            int bad = Array.FindIndex(values, value => !double.IsFinite(value));
            if (bad >= 0)
                throw new InvalidInputException(
                    $"gives no number for simulation {table.Simulation[bad]}",
                    key: $"design.derived.{derived.Name}", value: derived.Formula);
            table = table.With([(derived.Name, values)]);
        }

        return table;
    }

    private static (DesignTable Kept, IReadOnlyList<ConstraintCost> Costs) Constrain(DesignSpecification specification, DesignTable whole)
    {
        var costs = new List<ConstraintCost>();
        var holds = new bool[whole.Count];
        Array.Fill(holds, true);
        foreach (string constraint in specification.Constraints)
        {
            double[] values = Evaluate(specification, whole, Expression.Parse(constraint, "design.constraints"), "design.constraints");
            var broken = new int[specification.SliceCount];
            for (int row = 0; row < values.Length; row++)
            {
                if (values[row] != 0 && !double.IsNaN(values[row])) continue;
                holds[row] = false;
                broken[whole.Slice[row]]++;
            }

            costs.Add(new ConstraintCost(constraint, broken.Sum(), broken));
            if (broken.Sum() == whole.Count)
                throw new InvalidInputException("no point of the design satisfies the constraint", key: "design.constraints", value: constraint);
        }

        int kept = holds.Count(one => one);
        if (kept < 2)
            throw new InvalidInputException(
                $"{kept} of {whole.Count} points satisfy all constraints together",
                key: "design.constraints", value: string.Join("; ", specification.Constraints), allowed: "2 or more points");
        return (kept == whole.Count ? whole : whole.Where(row => holds[row]), costs);
    }

    private static double[] Evaluate(DesignSpecification specification, DesignTable table, Expression expression, string key)
    {
        var columns = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int column = 0; column < table.Names.Count; column++) columns[table.Names[column]] = table.Column(column).ToArray();
        foreach (string name in expression.Names)
        {
            if (!columns.ContainsKey(name) && !specification.Fixed.ContainsKey(name))
                throw new InvalidInputException(
                    $"'{name}' is no parameter of the design",
                    key: key, value: expression.Text, allowed: string.Join(", ", table.Names.Concat(specification.Fixed.Keys)));
        }

        var values = new double[table.Count];
        for (int row = 0; row < values.Length; row++)
        {
            int at = row;
            values[row] = expression.Evaluate(name => columns.TryGetValue(name, out double[]? column) ? column[at] : specification.Fixed[name]);
        }

        return values;
    }
}
