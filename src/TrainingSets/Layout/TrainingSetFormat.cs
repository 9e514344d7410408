namespace Orchestrator.TrainingSets;

/// <summary>Names in the files of a training set; parts, shards and the index are laid out alike.</summary>
public static class TrainingSetFormat
{
    /// <summary>Value of the root attribute <c>format</c>.</summary>
    public const string Name = "orchestrator-training-set";

    /// <summary>Value of the root attribute <c>format_version</c> that is written; older ones are read, newer ones refused.</summary>
    public const int Version = 1;

    /// <summary>Bytes kept for a recipe's or ablation's name.</summary>
    public const int NameBytes = 64;

    /// <summary>Bytes kept for a lineage: 64 hexadecimal digits.</summary>
    public const int LineageBytes = 64;

    internal const string Maps = "/maps";
    internal const string Labels = "/labels";
    internal const string LabelsStandardised = "/labels_standardised";
    internal const string Hod = "/hod";
    internal const string Statistics = "/statistics";
    internal const string Sample = "/sample";
    internal const string Axes = "/axes";
    internal const string Normalisation = "/normalisation";
    internal const string Shards = "/shards";
    internal const string Columns = "columns";
    internal const string Lineage = "lineage";

    internal const string Simulation = Sample + "/simulation";
    internal const string SliceOfDesign = Sample + "/slice_of_design";
    internal const string Recipe = Sample + "/recipe";
    internal const string Realisation = Sample + "/realisation";
    internal const string Ablation = Sample + "/ablation";
    internal const string Split = Sample + "/split";
    internal const string Galaxies = Sample + "/galaxies";
    internal const string Group = Sample + "/group";
    internal const string SampleLineage = Sample + "/lineage";
    internal const string GalaxiesInSlice = Sample + "/galaxies_in_slice";
    internal const string SquaresInSlice = Sample + "/squared_counts_in_slice";

    /// <summary>Count of an unsigned 16-bit pixel that was never written, or whose shard is absent.</summary>
    internal const ushort AbsentCount = ushort.MaxValue;
}
