using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>A shell whose halos drift from one snapshot.</summary>
/// <param name="halos">The snapshot.</param>
/// <param name="rows">The rows that drift; null for all.</param>
/// <param name="distance">Comoving distance of the snapshot's redshift, Mpc/h.</param>
/// <param name="near">Where the shell begins.</param>
/// <param name="far">Where it ends.</param>
internal sealed class DriftShell(HaloTable halos, int[]? rows, double distance, double near, double far) : SnapshotShell(near, far)
{
    internal override double LargestMotion()
    {
        double fastest = 0;
        for (int row = 0; row < halos.Count; row++)
            fastest = Math.Max(fastest, Beta(halos, row).Length);
        return fastest * Math.Max(Math.Abs(distance - Near), Math.Abs(distance - Far));
    }

    protected override HaloTableBuilder CreateBuilder() => new(halos.MassDefinition, halos.ParticleMass);

    protected override void Cross(CartesianVector shift, Action<Halo, CartesianVector, double> found)
    {
        int count = rows?.Length ?? halos.Count;
        for (int i = 0; i < count; i++)
        {
            int row = rows is null ? i : rows[i];
            CartesianVector beta = Beta(halos, row);
            // The path is start - beta D; it crosses the light cone where |start - beta D| = D: the positive root of (1 - beta^2) D^2 + 2
            // start.beta D - start^2 = 0.
            CartesianVector start = Position(halos, row) + shift + (beta * distance);
            double product = start.Dot(beta);
            double slowness = 1 - beta.Dot(beta);
            double crossing = (Math.Sqrt((product * product) + (slowness * start.Dot(start))) - product) / slowness;
            found(halos[row], start - (beta * crossing), crossing);
        }
    }
}
