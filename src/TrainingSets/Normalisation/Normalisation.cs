using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Mean and standard deviation of each slice's pixels and of each label, over the training split alone.</summary>
/// <remarks>
/// Pixels are those that the footprint sees at all. Standard deviations divide by the number of values. The rule for what does not vary (an empty slice, a label that is the same
/// everywhere): its standard deviation is given as 1, so that standardising makes it exactly zero, and it is flagged.
/// </remarks>
public sealed record Normalisation
{
    /// <summary>The rule in words, as the files give it.</summary>
    public const string Rule =
        "training split only; maps: pixels with footprint > 0; standard deviations divide by the number of values; where nothing varies the standard deviation is given as 1 and the flag is set";

    /// <summary>Mean galaxies per seen pixel of each slice.</summary>
    public required IReadOnlyList<double> MapMean { get; init; }

    /// <summary>Standard deviation of the same, 1 where it does not vary.</summary>
    public required IReadOnlyList<double> MapStandardDeviation { get; init; }

    /// <summary>Mean of each label.</summary>
    public required IReadOnlyList<double> LabelMean { get; init; }

    /// <summary>Standard deviation of each label, 1 where it does not vary.</summary>
    public required IReadOnlyList<double> LabelStandardDeviation { get; init; }

    /// <summary>Slices whose pixels are all alike in the training split, as a rule all empty.</summary>
    public required IReadOnlyList<bool> MapIsConstant { get; init; }

    /// <summary>Labels that are the same in the whole training split.</summary>
    public required IReadOnlyList<bool> LabelIsConstant { get; init; }

    /// <summary>Computes the normalisation.</summary>
    /// <param name="description">What all samples share.</param>
    /// <param name="rows">All samples, in the order of the training set.</param>
    /// <exception cref="InvalidInputException">No sample trains.</exception>
    public static Normalisation Of(TrainingSetDescription description, IReadOnlyList<SampleRow> rows)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(rows);
        return Of(rows, description.Maps.Slices, description.Axes.SeenPixels(description.Maps), description.Name);
    }

    internal static Normalisation Of(IReadOnlyList<SampleRow> rows, int slices, int seenPixels, string name)
    {
        SampleRow[] training = [.. rows.Where(row => row.Split == Split.Train)];
        if (training.Length == 0) throw new InvalidInputException("the training split is empty, so there is nothing to normalise by", key: name, allowed: "at least one simulation that trains");
        var maps = new (double Mean, double Deviation)[slices];
        for (int slice = 0; slice < slices; slice++) maps[slice] = OfSlice(training, slice, seenPixels);
        var labels = new (double Mean, double Deviation)[training[0].Record.Labels.Count];
        for (int label = 0; label < labels.Length; label++) labels[label] = OfLabel(training, label);
        return new Normalisation
        {
            MapMean = [.. maps.Select(value => value.Mean)],
            MapStandardDeviation = [.. maps.Select(value => value.Deviation > 0 ? value.Deviation : 1)],
            MapIsConstant = [.. maps.Select(value => value.Deviation == 0)],
            LabelMean = [.. labels.Select(value => value.Mean)],
            LabelStandardDeviation = [.. labels.Select(value => value.Deviation > 0 ? value.Deviation : 1)],
            LabelIsConstant = [.. labels.Select(value => value.Deviation == 0)],
        };
    }

    /// <summary>A label in units of the training split's standard deviation, from its mean.</summary>
    /// <param name="label">Position of the label.</param>
    /// <param name="value">Its value.</param>
    public double Standardise(int label, double value) => (value - LabelMean[label]) / LabelStandardDeviation[label];

    // Counts are integers, so sums are exact in any order and the variance has no cancellation: (N sum(c^2) - sum(c)^2) / N^2.
    private static (double Mean, double Deviation) OfSlice(SampleRow[] training, int slice, int seenPixels)
    {
        Int128 pixels = (Int128)training.Length * seenPixels;
        Int128 sum = 0;
        Int128 squares = 0;
        foreach (SampleRow row in training)
        {
            sum += row.GalaxiesInSlice[slice];
            squares += row.SquaresInSlice[slice];
        }

        double count = (double)pixels;
        return ((double)sum / count, Math.Sqrt((double)((pixels * squares) - (sum * sum))) / count);
    }

    private static (double Mean, double Deviation) OfLabel(SampleRow[] training, int label)
    {
        double first = training[0].Record.Labels[label];
        if (Array.TrueForAll(training, row => row.Record.Labels[label] == first)) return (first, 0);
        double sum = 0;
        foreach (SampleRow row in training) sum += row.Record.Labels[label];
        double mean = sum / training.Length;
        double squares = 0;
        foreach (SampleRow row in training) squares += (row.Record.Labels[label] - mean) * (row.Record.Labels[label] - mean);
        return (mean, Math.Sqrt(squares / training.Length));
    }
}
