using System.Buffers.Binary;
using System.Text;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>The order of samples: growth step by growth step, within each a fixed shuffle, so that reading in order is already reading at random.</summary>
/// <remarks>Each sample is sorted by a random number of its own, so that its place among others does not depend on which others there are.</remarks>
internal static class SampleOrder
{
    public static PlannedSample[] Sort(IEnumerable<PlannedSample> samples, ulong seed) =>
    [
        .. samples
            .Select(sample => (Sample: sample, Key: Key(sample.Record.Identity, seed)))
            .OrderBy(entry => entry.Sample.GrowthStep)
            .ThenBy(entry => entry.Key)
            .ThenBy(entry => entry.Sample.Record.Identity.Simulation)
            .ThenBy(entry => entry.Sample.Record.Identity.Recipe, StringComparer.Ordinal)
            .ThenBy(entry => entry.Sample.Record.Identity.Ablation, StringComparer.Ordinal)
            .ThenBy(entry => entry.Sample.Record.Identity.Realisation)
            .Select(entry => entry.Sample),
    ];

    private static ulong Key(SampleIdentity identity, ulong seed)
    {
        ulong name = BinaryPrimitives.ReadUInt64LittleEndian(Sha256.HashData(Encoding.UTF8.GetBytes(identity.Recipe + "\0" + identity.Ablation)));
        return new RandomKey(seed, RandomPurpose.SampleOrder, identity.Simulation, identity.Realisation).For(name).NextUInt64();
    }
}
