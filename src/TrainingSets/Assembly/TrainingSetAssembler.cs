using System.Diagnostics.CodeAnalysis;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Brings a training set on disk to what its plan says, and touches nothing that is right already.</summary>
/// <param name="plan">The training set as it shall be.</param>
/// <param name="folder">Where the index <c>&lt;name&gt;.h5</c> and the folder <c>&lt;name&gt;</c> of the shards are, or shall be.</param>
public sealed class TrainingSetAssembler(TrainingSetPlan plan, string folder)
{
    /// <summary>Path of the index.</summary>
    public string IndexPath => Path.Combine(folder, plan.Description.Name + ".h5");

    private string ShardFolder => Path.Combine(folder, plan.Description.Name);

    /// <summary>Path of a shard.</summary>
    /// <param name="shard">A shard of the plan.</param>
    public string ShardPath(PlannedShard shard)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return Path.Combine(ShardFolder, shard.FileName);
    }

    /// <summary>Looks at each shard.</summary>
    /// <param name="readValues">Whether every value is read and held against the content hash; else only what a truncation or another lineage shows.</param>
    /// <param name="cancellation">Stops between shards.</param>
    /// <returns>One status a shard, with the parts that rebuilding it takes.</returns>
    public IReadOnlyList<ShardStatus> Inspect(bool readValues = false, CancellationToken cancellation = default)
    {
        var statuses = new List<ShardStatus>(plan.Shards.Count);
        foreach (PlannedShard shard in plan.Shards)
        {
            cancellation.ThrowIfCancellationRequested();
            (ShardCondition condition, string reason) = Inspect(shard, readValues);
            statuses.Add(new ShardStatus(shard, condition, reason));
        }

        return statuses;
    }

    /// <summary>Whether the index is the one the plan and the shards on disk lead to.</summary>
    /// <param name="readValues">Whether its values are read and held against the content hash.</param>
    public bool IsIndexCurrent(bool readValues = false) => CurrentIndexHash(readValues) is not null;

    /// <summary>Builds the shards that are not present, then the index if it is not current.</summary>
    /// <param name="partPath">Path of a part, or null where there is none; asked only for parts of shards that are to be built.</param>
    /// <param name="readValues">As for <see cref="Inspect(bool, CancellationToken)"/>.</param>
    /// <param name="cancellation">Stops between samples; shards that were finished stay.</param>
    /// <exception cref="MissingPartsException">Parts are needed that are not there; nothing was written.</exception>
    /// <exception cref="InvalidInputException">A part is not what the plan says.</exception>
    /// <exception cref="DiskFullException">A file did not fit; nothing of it is left.</exception>
    public AssemblyResult Assemble(Func<PartKey, string?> partPath, bool readValues = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partPath);
        PlannedShard[] toBuild = [.. Inspect(readValues, cancellation).Where(status => status.Condition != ShardCondition.Present).Select(status => status.Shard)];
        Dictionary<PartKey, string> paths = PartPaths(toBuild, partPath);
        MakeFolder(ShardFolder);
        foreach (PlannedShard shard in toBuild) ShardBuilder.Build(ShardPath(shard), plan.Description, shard, paths, cancellation);
        string? current = CurrentIndexHash(readValues);
        string hash = current ?? IndexWriter.Write(IndexPath, plan, ShardFolder);
        return new AssemblyResult(IndexPath, hash, [.. toBuild.Select(shard => shard.Number)], IndexBuilt: current is null);
    }

    private static Dictionary<PartKey, string> PartPaths(PlannedShard[] toBuild, Func<PartKey, string?> partPath)
    {
        var paths = new Dictionary<PartKey, string>();
        var absent = new List<PartKey>();
        foreach (PartKey part in toBuild.SelectMany(shard => shard.Parts).Distinct())
        {
            if (partPath(part) is { } path && File.Exists(path)) paths.Add(part, path);
            else absent.Add(part);
        }

        if (absent.Count > 0) throw new MissingPartsException(absent, [.. toBuild.Where(shard => shard.Parts.Any(absent.Contains))]);
        return paths;
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The folder claims nothing: shards appear in it by rename, and an existing one is as good.")]
    private static void MakeFolder(string path) => Directory.CreateDirectory(path);

    private static bool IsUnreadable(Exception failure) =>
        failure is Hdf5Exception || (failure is InvalidInputException input && !string.Equals(input.Key, FileFormat.VersionKey, StringComparison.Ordinal));

    private static string RecordedHash(Hdf5File file) => file.ReadStringAttribute("/", ContentHash.AttributeName)[0];

    private string? CurrentIndexHash(bool readValues)
    {
        if (!File.Exists(IndexPath)) return null;
        try
        {
            using Hdf5File file = Hdf5File.OpenRead(IndexPath);
            FileFormat.Require(file, TrainingSetFormat.Name, TrainingSetFormat.Version);
            if (!string.Equals(file.ReadStringAttribute("/", TrainingSetFormat.Lineage)[0], plan.Lineage, StringComparison.Ordinal)) return null;
            string hash = RecordedHash(file);
            if (readValues && !string.Equals(ContentHash.OfIndex(file), hash, StringComparison.Ordinal)) return null;
            return ShardList.Read(file).Select(shard => shard.ContentHash).SequenceEqual(plan.Shards.Select(RecordedHash), StringComparer.Ordinal) ? hash : null;
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return null;
        }
    }

    private string RecordedHash(PlannedShard shard)
    {
        using Hdf5File file = Hdf5File.OpenRead(ShardPath(shard));
        return RecordedHash(file);
    }

    private (ShardCondition Condition, string Reason) Inspect(PlannedShard shard, bool readValues)
    {
        string path = ShardPath(shard);
        if (!File.Exists(path)) return (ShardCondition.Missing, $"{path}: there is no such file");
        try
        {
            using Hdf5File file = Hdf5File.OpenRead(path);
            FileFormat.Require(file, TrainingSetFormat.Name, TrainingSetFormat.Version);
            string lineage = file.ReadStringAttribute("/", TrainingSetFormat.Lineage)[0];
            if (!string.Equals(lineage, shard.Lineage, StringComparison.Ordinal)) return (ShardCondition.Superseded, $"{path}: it is of lineage {lineage}, planned is {shard.Lineage}");
            if (!readValues) return (ShardCondition.Present, "");
            string recorded = RecordedHash(file);
            string found = ContentHash.Of(file);
            return string.Equals(found, recorded, StringComparison.Ordinal)
                ? (ShardCondition.Present, "")
                : (ShardCondition.Damaged, $"{path}: its content has the hash {found}, recorded is {recorded}");
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return (ShardCondition.Damaged, unreadable.Message);
        }
    }
}
