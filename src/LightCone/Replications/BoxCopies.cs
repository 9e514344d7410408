using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.LightCone;

/// <summary>Finds the periodic copies of the box that a light cone meets.</summary>
public static class BoxCopies
{
    /// <summary>The copies that a cone meets between its redshifts.</summary>
    /// <param name="geometry">The cone.</param>
    /// <param name="cosmology">Cosmology of its distances.</param>
    /// <param name="margin">Comoving Mpc/h by which halos may stand outside the copy that they came from, at least 0.</param>
    /// <returns>The copies in order of <see cref="Replication.Code"/>'s shifts I, J, K.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative or not finite, or the cone reaches farther than copies can be
    /// numbered.</exception>
    public static IReadOnlyList<BoxCopy> Of(LightConeGeometry geometry, WcdmCosmology cosmology, double margin = 0)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(cosmology);
        return Of(geometry, cosmology.ComovingDistance(geometry.MinimumRedshift), cosmology.ComovingDistance(geometry.MaximumRedshift),
            margin);
    }

    /// <summary>The copies that a cone meets between two distances.</summary>
    /// <remarks>
    /// A copy is listed if its cube, made larger by the margin on every side, meets both the cone's opening and the shell between the
    /// distances. At corners the two may be met
    /// by different parts of the cube, so that a few of the copies listed share no point with the cone; none that does is left out.
    /// </remarks>
    /// <param name="geometry">The cone; its redshifts are not looked at.</param>
    /// <param name="near">Distance at which the cone begins, comoving Mpc/h, at least 0.</param>
    /// <param name="far">Distance at which the cone ends, comoving Mpc/h, above <paramref name="near"/>.</param>
    /// <param name="margin">Comoving Mpc/h by which halos may stand outside the copy that they came from, at least 0.</param>
    /// <returns>The copies in order of their shifts I, J, K.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A distance or the margin is outside its range, or the cone reaches farther than
    /// copies can be numbered.</exception>
    public static IReadOnlyList<BoxCopy> Of(LightConeGeometry geometry, double near, double far, double margin = 0)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (!(near >= 0))
            throw new ArgumentOutOfRangeException(nameof(near), near, "A cone begins at a distance of 0 or more.");
        if (!(far > near) || !double.IsFinite(far))
            throw new ArgumentOutOfRangeException(nameof(far), far,
                $"A cone ends at a finite distance beyond the one where it begins, {near} Mpc/h.");
        if (!(margin >= 0) || !double.IsFinite(margin))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is finite and at least 0 Mpc/h.");
        CartesianVector vertex = geometry.VertexPosition;
        double reach = far + margin;
        (int firstI, int lastI) = Range(vertex.X, reach, geometry.BoxSize);
        (int firstJ, int lastJ) = Range(vertex.Y, reach, geometry.BoxSize);
        (int firstK, int lastK) = Range(vertex.Z, reach, geometry.BoxSize);
        List<BoxCopy> copies = [];
        for (int i = firstI; i <= lastI; i++)
        {
            for (int j = firstJ; j <= lastJ; j++)
            {
                for (int k = firstK; k <= lastK; k++)
                {
                    CopyCube cube = new(geometry, i, j, k, margin);
                    if (cube.FarthestDistance < near || cube.NearestDistance > far || !cube.MeetsOpening(geometry))
                        continue;
                    copies.Add(new BoxCopy(new Replication(i, j, k), Math.Max(near, cube.NearestDistance),
                        Math.Min(far, cube.FarthestDistance)));
                }
            }
        }
        return copies;
    }

    private static (int First, int Last) Range(double vertex, double reach, double boxSize)
    {
        double first = Math.Floor((vertex - reach) / boxSize);
        double last = Math.Floor((vertex + reach) / boxSize);
        if (first < Replication.Minimum || last > Replication.Maximum)
            throw new ArgumentOutOfRangeException(nameof(reach), reach,
                $"A cone of {reach} Mpc/h reaches {Math.Max(-first, last)} boxes of {boxSize} Mpc/h away; "
                + $"at most {Replication.Maximum} can be numbered.");
        return ((int)first, (int)last);
    }
}
