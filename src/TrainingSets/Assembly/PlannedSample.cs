namespace Orchestrator.TrainingSets;

/// <summary>A sample with its place in a training set.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Split">The split of its simulation.</param>
/// <param name="GrowthStep">The step of the set's growth it came with; later steps go into later shards.</param>
public sealed record PlannedSample(SampleRecord Record, Split Split, int GrowthStep);
