namespace Orchestrator.Pinocchio;

/// <summary>The bytes of one halo in a binary file, as the machine lays them out (little-endian).</summary>
internal interface IHaloRecord<TSelf, THalo>
    where TSelf : unmanaged, IHaloRecord<TSelf, THalo>
{
    /// <summary>Makes the record of a halo, dividing lengths and masses by <paramref name="toH"/>.</summary>
    static abstract TSelf From(in THalo halo, double toH);

    /// <summary>The halo of this record, with lengths and masses multiplied by <paramref name="toH"/>.</summary>
    THalo ToHalo(double toH);
}
