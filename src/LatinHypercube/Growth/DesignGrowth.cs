using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Adds the next slice to a table without touching what has been run.</summary>
internal static class DesignGrowth
{
    /// <summary>Refuses a table that was not drawn from a specification, its active slices aside, or was edited since.</summary>
    public static void RequireDrawnFrom(DesignSpecification specification, DesignTable table, DesignCertificate certificate)
    {
        if (!string.Equals(table.ContentHash, certificate.TableHash, StringComparison.Ordinal))
            throw new InvalidInputException(
                "the table was edited after its certificate was written: its points may not be those that were run",
                key: "table_hash", value: table.ContentHash, allowed: certificate.TableHash);
        RequireSame("design.kind", specification.Kind.ToString(), certificate.Kind.ToString());
        RequireSame("seed", $"{specification.Seed}", $"{certificate.Seed}");
        RequireSame("design.slices", $"{specification.SliceCount}", $"{certificate.Slices}");
        RequireSame("design.parameters", Text(ParameterDescription.Of(specification.Parameters)), Text(certificate.Parameters));
        RequireSame("design.mock_parameters", Text(ParameterDescription.Of(specification.MockParameters)), Text(certificate.MockParameters));
        long exchanges = specification.Class is null ? 0 : specification.Exchanges ?? DesignOptimizer.DefaultExchanges(specification.Points, specification.Parameters.Count);
        RequireSame("design.exchanges", $"{exchanges}", $"{certificate.Exchanges}");
        if (certificate.Levels is { } levels) RequireSame("design.points", $"{specification.Points}", $"{levels[0].Length}");
    }

    public static DesignResult Grow(DesignSpecification specification, DesignTable table, DesignCertificate certificate, int threads)
    {
        RequireDrawnFrom(specification, table, certificate);
        int[] inactive = [.. Enumerable.Range(0, certificate.Slices).Except(certificate.ActiveSlices)];
        if (inactive.Length == 0)
            throw new InvalidInputException(
                "the design has all its slices; draw a larger design to go on",
                key: "design.active_slices", value: string.Join(", ", certificate.ActiveSlices), allowed: $"fewer than {certificate.Slices} slices");
        var grown = specification with { ActiveSlices = [.. certificate.ActiveSlices, inactive[0]] };
        double[][] unit = certificate.Levels is null
            ? SobolSequence.Scrambled(grown.Parameters.Count, 0, grown.Points, grown.Seed)
            : [.. certificate.Levels.Select(axis => Array.ConvertAll(axis, level => LevelDesign.Centre(level, axis.Length)))];
        var whole = DesignAssembly.Whole(grown, unit, threads, CancellationToken.None);
        return DesignAssembly.Finish(grown, Keep(whole, table), certificate.Levels?.ToArray(), threads);
    }

    /// <summary>The whole with the rows of the table as they stand in it.</summary>
    internal static DesignTable Keep(DesignTable whole, DesignTable table)
    {
        if (!whole.Names.SequenceEqual(table.Names, StringComparer.Ordinal))
            throw new InvalidInputException(
                "the table has other columns than the design",
                key: "columns", value: string.Join(",", table.Names), allowed: string.Join(",", whole.Names));
        int[] simulation = whole.Simulation.ToArray(), slice = whole.Slice.ToArray();
        long[] seed = whole.Seed.ToArray();
        double[][] columns = [.. Enumerable.Range(0, whole.Names.Count).Select(column => whole.Column(column).ToArray())];
        for (int row = 0; row < table.Count; row++)
        {
            int at = Array.IndexOf(simulation, table.Simulation[row]);
            if (at < 0) throw new InvalidInputException(
                "the table has a simulation that the design has not",
                key: "simulation", value: $"{table.Simulation[row]}", allowed: $"0 to {whole.Count - 1}");
            slice[at] = table.Slice[row];
            if (table.HasSeeds) seed[at] = table.Seed[row];
            for (int column = 0; column < columns.Length; column++) columns[column][at] = table.Column(column)[row];
        }

        return new DesignTable(simulation, slice, seed, whole.Names, columns);
    }

    private static string Text(IReadOnlyList<ParameterDescription> parameters)
        => string.Join("; ", parameters.Select(parameter => $"{parameter.Name} {parameter.Prior}"));

    private static void RequireSame(string key, string specified, string certified)
    {
        if (!string.Equals(specified, certified, StringComparison.Ordinal))
            throw new InvalidInputException("the design was drawn with another value", key: key, value: specified, allowed: certified);
    }
}
