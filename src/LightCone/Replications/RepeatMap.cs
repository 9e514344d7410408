namespace Orchestrator.LightCone;

/// <summary>A map of how often the structure in each direction is shown in a light cone.</summary>
public static class RepeatMap
{
    /// <summary>For each pixel the mean, over the volume of its line of sight, of how many times the cone shows what stands
    /// there.</summary>
    /// <param name="grid">The pixels; its field is what the cone is used for.</param>
    /// <param name="geometry">The cone; its redshifts are not looked at.</param>
    /// <param name="near">Distance at which the line of sight begins, comoving Mpc/h: of a slice, or of the cone.</param>
    /// <param name="far">Distance at which it ends, comoving Mpc/h.</param>
    /// <param name="repeats">Counts the repeats in the cone as a whole.</param>
    /// <param name="steps">Places on each line of sight, at equal steps in volume; at least 1.</param>
    /// <returns>[y, x] with x fastest; 1 where nothing is repeated, 0 for pixels whose centre lies outside the field.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The distances do not rise from zero or more, or there are no steps.</exception>
    public static float[] Of(MapGrid grid, LightConeGeometry geometry, double near, double far, ConeRepeats repeats, int steps = 32)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(repeats);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] distances = Distances(near, far, steps);
        float[] map = new float[grid.PixelCount];
        Parallel.For(0, grid.Pixels, row =>
        {
            for (int column = 0; column < grid.Pixels; column++)
            {
                (double rightAscension, double declination) = grid.Projection.Unproject(grid.PixelCentre(column), grid.PixelCentre(row));
                if (!grid.Field.Contains(rightAscension, declination))
                    continue;
                CartesianVector direction = geometry.Frame.ToDirection(rightAscension, declination);
                long sum = 0;
                foreach (double distance in distances)
                    sum += repeats.CountAt(direction * distance);
                map[(row * grid.Pixels) + column] = (float)((double)sum / steps);
            }
        });
        return map;
    }

    private static double[] Distances(double near, double far, int steps)
    {
        if (!(near >= 0))
            throw new ArgumentOutOfRangeException(nameof(near), near, "A line of sight begins at a distance of 0 or more.");
        if (!(far > near) || !double.IsFinite(far))
            throw new ArgumentOutOfRangeException(nameof(far), far,
                $"A line of sight ends at a finite distance beyond the one where it begins, {near} Mpc/h.");
        double[] distances = new double[steps];
        double nearCubed = near * near * near;
        for (int step = 0; step < steps; step++)
            distances[step] = Numerics.PortableMath.Cbrt(nearCubed + ((step + 0.5) / steps * ((far * far * far) - nearCubed)));
        return distances;
    }
}
