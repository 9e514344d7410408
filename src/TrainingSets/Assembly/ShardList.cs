using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>The shards as an index lists them under <c>/shards</c>.</summary>
/// <param name="Path">Path of the file, absolute or relative to the caller's folder like the index's own.</param>
/// <param name="SampleCount">Number of its samples.</param>
/// <param name="ShardLineage">Its lineage.</param>
/// <param name="ContentHash">Its content hash.</param>
internal sealed record ShardList(string Path, long SampleCount, string ShardLineage, string ContentHash)
{
    public const string File = TrainingSetFormat.Shards + "/file";
    public const string Samples = TrainingSetFormat.Shards + "/samples";
    public const string Lineage = TrainingSetFormat.Shards + "/lineage";
    public const string Hash = TrainingSetFormat.Shards + "/content_hash";

    public static ShardList[] Read(Hdf5File index)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(index.Path))!;
        using Hdf5DataSet files = index.OpenDataSet(File), samples = index.OpenDataSet(Samples), lineages = index.OpenDataSet(Lineage), hashes = index.OpenDataSet(Hash);
        string[] file = files.ReadStrings(), lineage = lineages.ReadStrings(), hash = hashes.ReadStrings();
        long[] count = samples.Read<long>();
        return [.. file.Select((name, i) => new ShardList(System.IO.Path.Combine(folder, name), count[i], lineage[i], hash[i]))];
    }
}
