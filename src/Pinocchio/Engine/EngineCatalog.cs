namespace Orchestrator.Pinocchio.Engine;

/// <summary>The halos of the box at one output.</summary>
/// <param name="Redshift">The output redshift.</param>
/// <param name="Halos">All halos of the smallest mass or more, in the order in which their peaks collapsed.</param>
public sealed record EngineCatalog(double Redshift, IReadOnlyList<CatalogHalo> Halos);
