using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>What a network would read from a training set, whatever the set is made of.</summary>
public static class SampleContent
{
    /// <summary>How the set was made and how it is kept: its shards, its provenance (where the size of shards is written too), and what follows from both.</summary>
    private static readonly string[] Keeping = [TrainingSetFormat.Shards, Provenance.Group, "/" + TrainingSetFormat.Lineage, "/software_version"];

    /// <summary>Whether a file is the index of a training set.</summary>
    /// <param name="file">An open file.</param>
    public static bool IsIndex(Hdf5File file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Exists(TrainingSetFormat.Shards);
    }

    /// <summary>Hashes all samples in their order with everything that gives them a meaning: maps, labels, statistics, splits, axes, normalisation. Values are read from the
    /// shards, and their distribution over shards does not count.</summary>
    /// <param name="index">An open index.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="InvalidInputException">It is no index, or a shard is missing: its samples would read as absent.</exception>
    public static string HashOf(Hdf5File index)
    {
        if (!IsIndex(index)) throw new InvalidInputException("this is not the index of a training set", index.Path, allowed: "a file with the group /shards");
        foreach (ShardList shard in ShardList.Read(index))
            if (!File.Exists(shard.Path)) throw new InvalidInputException("the shard is missing", shard.Path, key: index.Path);
        return ContentHash.Of(index, Keeping);
    }
}
