using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>What is known of a sample before its maps are.</summary>
public sealed record SampleRecord
{
    /// <summary>What tells it from all others.</summary>
    public required SampleIdentity Identity { get; init; }

    /// <summary>Slice of the design that the simulation belongs to, -1 where there are none.</summary>
    public required int SliceOfDesign { get; init; }

    /// <summary>Simulations with the same number share their initial conditions, or are paired, and stay in one split.</summary>
    public required int Group { get; init; }

    /// <summary>Lineage of the part that the sample comes from: at most 64 hexadecimal digits.</summary>
    public required string Lineage { get; init; }

    /// <summary>The true parameters of the simulation, in the order of <see cref="TrainingSetDescription.ParameterColumns"/>.</summary>
    public required IReadOnlyList<double> Labels { get; init; }

    /// <summary>The HOD's parameters, in the order of <see cref="TrainingSetDescription.HodColumns"/>.</summary>
    public required IReadOnlyList<double> Hod { get; init; }

    /// <summary>Refuses names that do not fit their columns, and lists of another length than their columns.</summary>
    /// <exception cref="InvalidInputException">A name is too long.</exception>
    /// <exception cref="ArgumentException">A list does not fit: a programming error.</exception>
    internal void Validate(TrainingSetDescription description)
    {
        RequireRoom("recipe", Identity.Recipe, TrainingSetFormat.NameBytes);
        RequireRoom("ablation", Identity.Ablation, TrainingSetFormat.NameBytes);
        RequireRoom("lineage", Lineage, TrainingSetFormat.LineageBytes);
        if (Labels.Count != description.ParameterColumns.Count)
            throw new ArgumentException($"{Identity}: {Labels.Count} labels for {description.ParameterColumns.Count} columns", nameof(description));
        if (Hod.Count != description.HodColumns.Count)
            throw new ArgumentException($"{Identity}: {Hod.Count} HOD parameters for {description.HodColumns.Count} columns", nameof(description));
    }

    private static void RequireRoom(string key, string value, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(value) > bytes)
            throw new InvalidInputException("the name is too long for its column", key: key, value: value, allowed: $"at most {bytes} bytes of UTF-8");
    }
}
