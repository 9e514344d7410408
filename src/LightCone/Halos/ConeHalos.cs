using System.Diagnostics.CodeAnalysis;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Makes a light cone's halos ready for use: redshifts of our own cosmology, and the box copy that each halo lies in.</summary>
/// <remarks>
/// PINOCCHIO's distances are off below z = 0.05 (by -2.2 Mpc/h at z = 0.01), and its cones do not say which periodic copy a row comes
/// from; both follow from the position. It writes some halos twice, before and after a merger.
/// </remarks>
public static class ConeHalos
{
    /// <summary>The same halos with redshift and replication recomputed from their positions.</summary>
    /// <remarks>
    /// The redshift is that of the distance from the vertex, <c>z(|r|)</c>. The replication is <c>round((r + v - q)/L)</c> in each
    /// direction, v being the vertex, q the Lagrangian position of the halo's number.
    /// What the rounding leaves over is the halo's displacement, at most some tens of Mpc/h for any cosmology; a row that leaves more
    /// than <see cref="LargestDisplacement"/> is refused:
    /// then the parameters do not belong to the cone, or the box is too small for the copy to be told.
    /// A halo that crossed the light cone twice in one copy of the box, which a merger can make it do, is left in its later row, the
    /// heavier: halo number and replication are a key from here on.
    /// </remarks>
    /// <param name="halos">Halos with positions from the vertex in comoving Mpc/h along the box's axes.</param>
    /// <param name="geometry">The cone that the halos were cut with.</param>
    /// <param name="grid">The particle grid of the simulation; its box is the geometry's.</param>
    /// <param name="cosmology">Cosmology of the simulation.</param>
    /// <param name="source">Name of the halos' file for messages, if there is one.</param>
    /// <returns>A table of its own, the rows in their order; it shares the unchanged columns where no row is left out.</returns>
    /// <exception cref="InvalidInputException">A row's number is not one of the grid, its position is not finite, or its displacement is
    /// implausible; the message names the row.</exception>
    /// <exception cref="ArgumentException">The grid's box is not the geometry's.</exception>
    public static HaloTable Prepare(HaloTable halos, LightConeGeometry geometry, LagrangianGrid grid, WcdmCosmology cosmology,
        string? source = null)
    {
        ArgumentNullException.ThrowIfNull(halos);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(cosmology);
        if (grid.BoxSize != geometry.BoxSize)
            throw new ArgumentException($"The grid's box of {grid.BoxSize} Mpc/h is not the cone's, {geometry.BoxSize} Mpc/h.",
                nameof(grid));
        int[] replications = new int[halos.Count];
        double[] distances = new double[halos.Count];
        for (int row = 0; row < halos.Count; row++)
        {
            CartesianVector position = new(halos.X[row], halos.Y[row], halos.Z[row]);
            if (!position.IsFinite)
                ThrowRow(row, halos.Id[row], source, $"the position ({position.X}, {position.Y}, {position.Z}) is not finite");
            replications[row] = ReplicationOf(row, halos.Id[row], position, geometry, grid, source).Code;
            distances[row] = position.Length;
        }
        double[] redshifts = new double[halos.Count];
        cosmology.RedshiftAt(distances, redshifts);
        using HaloTable replicated = halos.WithReplication(replications);
        HaloTable prepared = replicated.WithRedshift(redshifts);
        if (ConeCrossings.Last(prepared) is not { } rows) return prepared;
        using (prepared)
            return prepared.Select(rows);
    }

    /// <summary>Displacement from its Lagrangian position along any box axis beyond which a halo's copy is held to be unknown, in
    /// comoving Mpc/h.</summary>
    /// <remarks>
    /// 100 Mpc/h, which no halo travels (the largest seen at sigma8 = 1.1 is 26), or 0.45 of the box if that is less: at half a box two
    /// copies are equally near.
    /// </remarks>
    /// <param name="boxSize">Side of the box in comoving Mpc/h.</param>
    public static double LargestDisplacement(double boxSize) => Math.Min(100, 0.45 * boxSize);

    private static Replication ReplicationOf(int row, ulong id, CartesianVector position, LightConeGeometry geometry, LagrangianGrid grid,
        string? source)
    {
        if (id >= grid.ParticleCount)
            ThrowRow(row, id, source, $"the number lies beyond a grid of {grid.Size}^3 particles");
        CartesianVector shift = position + geometry.VertexPosition - grid.PositionOf(id);
        double limit = LargestDisplacement(geometry.BoxSize);
        Span<double> components = [shift.X, shift.Y, shift.Z];
        Span<int> copies = stackalloc int[3];
        for (int axis = 0; axis < 3; axis++)
        {
            double copy = Math.Round(components[axis] / geometry.BoxSize);
            double displacement = components[axis] - (copy * geometry.BoxSize);
            if (Math.Abs(displacement) > limit)
            {
                ThrowRow(row, id, source,
                    $"it lies {displacement:F2} Mpc/h along the box's {"xyz"[axis]} axis from where its number says it came from, "
                    + $"more than {limit:F2} Mpc/h, so its copy of the box cannot be told; box size, grid size or vertex are not those of this cone");
            }
            if (copy is < Replication.Minimum or > Replication.Maximum)
                ThrowRow(row, id, source, $"it lies {copy} boxes away along the box's {"xyz"[axis]} axis, more than {Replication.Maximum}");
            copies[axis] = (int)copy;
        }
        return new Replication(copies[0], copies[1], copies[2]);
    }

    [DoesNotReturn]
    private static void ThrowRow(int row, ulong id, string? source, string problem) =>
        throw new InvalidInputException(problem, source, key: $"halo {id} in row {row}");
}
