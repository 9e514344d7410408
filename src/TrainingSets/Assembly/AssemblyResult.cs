namespace Orchestrator.TrainingSets;

/// <summary>What assembling a training set did.</summary>
/// <param name="IndexPath">The index.</param>
/// <param name="ContentHash">Content hash of the index, which covers those of all shards.</param>
/// <param name="ShardsBuilt">Numbers of the shards that were built; all others were left untouched.</param>
/// <param name="IndexBuilt">Whether the index was written.</param>
public sealed record AssemblyResult(string IndexPath, string ContentHash, IReadOnlyList<int> ShardsBuilt, bool IndexBuilt);
