namespace Orchestrator.Pinocchio;

/// <summary>A file of halos, given out in pieces; the readers of cones and catalogues stand on one.</summary>
internal abstract class HaloSource<THalo> : IDisposable
{
    private readonly List<int> blockSizes = [];

    public abstract HaloFileFormat Format { get; }

    /// <summary>Where the halo that <see cref="Read"/> gave at some place stands in the file, for messages.</summary>
    public abstract string Place(int indexInLastRead);

    /// <summary>Number of halos of each block that was begun; one for a whole ascii file.</summary>
    public IReadOnlyList<int> BlockSizes => blockSizes;

    /// <summary>Fills the beginning of a span; 0 at the end of the file.</summary>
    public abstract int Read(Span<THalo> halos);

    public abstract void Dispose();

    protected void BeginBlock(int halos) => blockSizes.Add(halos);

    protected void GrowBlock(int halos) => blockSizes[^1] += halos;
}
