namespace Orchestrator.LightCone;

/// <summary>What merger histories tell about two snapshots: which halos of the earlier one are still halos of their own in the later
/// one.</summary>
/// <remarks>
/// Along main branches only: a halo that merged into a larger one has no descendant here, for it ended. Equal numbers in two snapshots
/// say nothing; whoever has no histories has no descendants. For PINOCCHIO, <c>PinocchioRun.ReadMainDescendants</c> makes the table.
/// </remarks>
/// <param name="EarlierRedshift">Redshift of the earlier snapshot, the larger of the two.</param>
/// <param name="LaterRedshift">Redshift of the later snapshot.</param>
/// <param name="LaterNumbers">The number in the later snapshot of each halo of the earlier one that lives on, by its number there. Numbers
/// that a snapshot does not hold are passed over.</param>
public sealed record HaloDescendants(double EarlierRedshift, double LaterRedshift, IReadOnlyDictionary<ulong, ulong> LaterNumbers);
