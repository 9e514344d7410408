using System.Globalization;

namespace Orchestrator.LatinHypercube;

/// <summary>The certificate in lines for a terminal.</summary>
internal static class CertificateText
{
    public static IReadOnlyList<string> Lines(DesignCertificate certificate)
    {
        var lines = new List<string>();
        string class_ = certificate.Class ?? (certificate.Kind == DesignKind.Sobol ? "Sobol sequence, Owen scrambling" : "table");
        lines.Add($"{certificate.Whole.Points} points over {string.Join(", ", certificate.Parameters.Select(parameter => parameter.Name))}: {class_}");
        AddProperties(lines, "whole", certificate.Whole);
        if (certificate.EachSlice.Count > 0) AddSlices(lines, certificate);
        if (certificate.Active is { } active) AddProperties(lines, $"active slices {string.Join(", ", certificate.ActiveSlices)}", active);
        if (certificate.Mocks is { } mocks) AddProperties(lines, "parameters of the mocks", mocks);
        if (certificate.ReservedTestSlice is { } test) lines.Add($"slice {test} is reserved for testing");
        foreach (var constraint in certificate.Constraints)
            lines.Add($"constraint {constraint.Constraint}: broken by {constraint.Broken} points (by slice {string.Join(" ", constraint.BrokenBySlice)})");
        lines.AddRange(certificate.Lost.Select(loss => $"lost: {loss}"));
        lines.Add($"hash {certificate.TableHash}");
        return lines;
    }

    private static void AddProperties(List<string> lines, string what, DesignProperties of)
    {
        string latin = of.Latin ? $"Latin at {of.Points} levels" : $"not Latin: {string.Join(", ", of.EmptyLevels)} of {of.Points} levels empty";
        lines.Add($"{what}: {latin}{Cells(of)}");
        if (of.Outside > 0) lines.Add($"{what}: {of.Outside} points on or outside the edge of the range");
        lines.Add($"{what}: centred discrepancy {Ranked(of.CentredDiscrepancy)}, wrap-around {Ranked(of.WrapAroundDiscrepancy)}");
        lines.Add($"{what}: smallest distance {Ranked(of.SmallestDistance)}, mean nearest {Ranked(of.MeanNearestDistance)}");
        lines.Add($"{what}: largest correlation {Ranked(of.LargestPearson)} (Pearson), {Ranked(of.LargestSpearman)} (Spearman)");
        lines.Add($"{what}: % are the random Latin hypercubes that are worse, of {of.RandomHypercubes}");
    }

    private static string Cells(DesignProperties of)
    {
        string[] equal = [.. of.Cells.Where(cells => cells.Equal).Select(cells => $"{cells.Most} in each {cells.Parts}^{cells.Axes} cell")];
        return equal.Length == 0 ? ", no cells evenly filled" : ", " + string.Join(", ", equal);
    }

    private static void AddSlices(List<string> lines, DesignCertificate certificate)
    {
        var slices = certificate.EachSlice;
        var finest = slices[0].Cells
            .Where((cells, i) => slices.All(slice => slice.Cells.Count > i && slice.Cells[i].Equal))
            .MaxBy(cells => IntegerFactors.Power(cells.Parts, cells.Axes));
        string cells = finest is null ? string.Empty : $", {finest.Most} in each {finest.Parts}^{finest.Axes} cell";
        double distance = slices.Min(slice => slice.SmallestDistance.Value);
        double lowest = slices.Min(slice => slice.CentredDiscrepancy.Value), highest = slices.Max(slice => slice.CentredDiscrepancy.Value);
        lines.Add($"slices: {slices.Count(slice => slice.Latin)} of {slices.Count} Latin{cells}, smallest distance {Text(distance)}, "
            + $"centred discrepancy {Text(lowest)} to {Text(highest)}");
    }

    private static string Ranked(RankedFigure figure)
        => string.Create(CultureInfo.InvariantCulture, $"{Text(figure.Value)} ({figure.BetterThan:0.#} %)");

    private static string Text(double value)
        => value.ToString(Math.Abs(value) < 1e-3 ? "0.###E+0" : "0.####", CultureInfo.InvariantCulture);
}
