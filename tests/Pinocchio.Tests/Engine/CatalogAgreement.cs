using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>How the halos of one output compare with the real program's.</summary>
/// <param name="Redshift">The output.</param>
/// <param name="Real">Halos of the real program.</param>
/// <param name="Ours">Halos of the engine.</param>
/// <param name="Equal">Halos with equal id and mass in both.</param>
/// <param name="Position">Farthest apart of those along an axis, Mpc/h.</param>
/// <param name="LagrangianPosition">The same of their initial places.</param>
/// <param name="Velocity">The same of their velocities, km/s.</param>
internal sealed record CatalogAgreement(double Redshift, int Real, int Ours, int Equal, double Position, double LagrangianPosition, double Velocity)
{
    /// <summary>Share of halos, of either program, that both have.</summary>
    public double Share => (double)Equal / Math.Max(Real, Ours);

    public static CatalogAgreement Of(PinocchioRun reference, EngineCatalog catalog)
    {
        CatalogHalo[] real = ReferenceRuns.Catalog(reference, catalog.Redshift);
        Dictionary<ulong, CatalogHalo> ours = catalog.Halos.ToDictionary(halo => halo.Id);
        double side = reference.Parameters.BoxSize, particle = reference.Parameters.ParticleMass, position = 0.0, lagrangian = 0.0, velocity = 0.0;
        int equal = 0;
        foreach (CatalogHalo halo in real)
        {
            // Files of LIGHT_OUTPUT builds hold masses only; they are whole numbers of particles.
            if (!ours.TryGetValue(halo.Id, out CatalogHalo own) || own.Particles != (int)Math.Round(halo.Mass / particle)) continue;
            if (Math.Abs(own.Mass / halo.Mass - 1.0) > 1e-6) continue;
            equal++;
            position = Largest(position, Apart(own.X - halo.X, side), Apart(own.Y - halo.Y, side), Apart(own.Z - halo.Z, side));
            lagrangian = Largest(
                lagrangian, Apart(own.LagrangianX - halo.LagrangianX, side), Apart(own.LagrangianY - halo.LagrangianY, side),
                Apart(own.LagrangianZ - halo.LagrangianZ, side));
            velocity = Largest(
                velocity, Math.Abs(own.VelocityX - halo.VelocityX), Math.Abs(own.VelocityY - halo.VelocityY), Math.Abs(own.VelocityZ - halo.VelocityZ));
        }

        return new CatalogAgreement(catalog.Redshift, real.Length, ours.Count, equal, position, lagrangian, velocity);
    }

    internal static double Largest(double known, double x, double y, double z) => Math.Max(known, Math.Max(x, Math.Max(y, z)));

    private static double Apart(double difference, double side) => Math.Abs(Math.IEEERemainder(difference, side));
}
