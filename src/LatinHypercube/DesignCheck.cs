using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Certifies tables of any origin.</summary>
internal static class DesignCheck
{
    public static DesignResult Check(DesignTable table, IReadOnlyList<DesignParameter>? parameters, int threads)
    {
        if (table.Count < 2) throw new InvalidInputException("a design needs two rows or more", key: "rows", value: $"{table.Count}");
        bool inferred = parameters is null;
        parameters ??= [.. table.Names.Select((name, column) => new DesignParameter(name, InferRange(name, table.Column(column))))];
        if (parameters.Count < 2) throw new InvalidInputException(
            "a design needs two parameters or more",
            key: "parameters", value: $"{parameters.Count}");
        foreach (var parameter in parameters) parameter.Prior.Validate(parameter.Name);
        int[] slices = [.. table.Slice.ToArray().Where(slice => slice != DesignTable.NoSlice).Distinct().Order()];
        var measured = new CertificateMeasurement(parameters, threads);
        var certificate = new DesignCertificate
        {
            Kind = DesignKind.Table,
            Parameters = ParameterDescription.Of(parameters),
            Slices = Math.Max(1, slices.Length),
            ActiveSlices = slices,
            TableHash = table.ContentHash,
            Whole = measured.Of(table),
            EachSlice = slices.Length < 2 ? [] : [.. slices.Select(table.OfSlice).Where(slice => slice.Count >= 2).Select(measured.Of)],
        };
        var lines = CertificateText.Lines(certificate).ToList();
        if (inferred) lines.Insert(1, "ranges inferred from the values: " + string.Join("; ", parameters.Select(parameter => $"{parameter.Name} {parameter.Prior.Description}")));
        return new DesignResult(table, certificate, lines);
    }

    /// <summary>The range of which n level centres would have these extremes.</summary>
    private static UniformPrior InferRange(string name, ReadOnlySpan<double> values)
    {
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (double value in values)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        if (lowest >= highest) throw new InvalidInputException(
            "the column is constant; give it a prior or leave it out",
            key: name, value: lowest.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        double half = 0.5 * (highest - lowest) / (values.Length - 1);
        return new UniformPrior(lowest - half, highest + half);
    }
}
