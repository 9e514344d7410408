using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.LightCone;

/// <summary>A shell about the observer, [near, far), and the halos that may cross the light cone in it.</summary>
internal abstract class SnapshotShell(double near, double far)
{
    internal double Near => near;

    internal double Far => far;

    /// <summary>Upper limit of how far a halo may be found from its place in the box of its copy, comoving Mpc/h.</summary>
    internal abstract double LargestMotion();

    /// <summary>The halos of one copy of the box that cross the light cone in this shell and in the cone's opening.</summary>
    internal HaloTable Cross(Replication copy, LightConeGeometry geometry, WcdmCosmology cosmology)
    {
        CartesianVector shift = (new CartesianVector(copy.I, copy.J, copy.K) * geometry.BoxSize) - geometry.VertexPosition;
        HaloTableBuilder builder = CreateBuilder();
        Cross(shift, (halo, position, distance) =>
        {
            if (!(distance >= near) || !(distance < far) || !geometry.IsWithinOpening(position))
                return;
            builder.Append(halo with { Replication = copy.Code, X = position.X, Y = position.Y, Z = position.Z,
                Redshift = cosmology.RedshiftAt(distance) });
        });
        return builder.Build();
    }

    protected abstract HaloTableBuilder CreateBuilder();

    /// <summary>Hands over each halo with the place and distance at which it crosses the light cone.</summary>
    protected abstract void Cross(CartesianVector shift, Action<Halo, CartesianVector, double> found);

    private protected static CartesianVector Position(HaloTable halos, int row) => new(halos.X[row], halos.Y[row], halos.Z[row]);

    // Velocity in units of that of light: how far a halo moves, in comoving Mpc/h, while light comes one nearer.
    private protected static CartesianVector Beta(HaloTable halos, int row) =>
        new CartesianVector(halos.VelocityX[row], halos.VelocityY[row], halos.VelocityZ[row]) / CosmologyConstants.SpeedOfLight;
}
