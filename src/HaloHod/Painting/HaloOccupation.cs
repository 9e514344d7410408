namespace Orchestrator.HaloHod;

/// <summary>What a halo holds: whether it has a central galaxy, and how many satellites; packed so that a table of them is one integer a halo.</summary>
internal readonly record struct HaloOccupation
{
    /// <summary>Most satellites that a halo can have: their number is 16 bits wide in galaxy tables.</summary>
    public const int MostSatellites = ushort.MaxValue;

    private readonly int packed;

    public HaloOccupation(bool hasCentral, int satellites) => packed = (satellites << 1) | (hasCentral ? 1 : 0);

    public bool HasCentral => (packed & 1) != 0;

    public int Satellites => packed >> 1;

    public int Galaxies => Satellites + (packed & 1);
}
