using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>Second pass of the painter: where the galaxies of each halo stand and how they move.</summary>
internal sealed class HaloPlacement(
    HaloTable halos, WcdmCosmology cosmology, MassConversion concentrations, GalaxyPainterOptions options, PaintingKeys keys)
{
    private readonly SatelliteSampler sampler = new(keys);

    /// <summary>Writes the galaxies of a range of halos, those of one halo together, the central first.</summary>
    /// <param name="start">First halo of the range.</param>
    /// <param name="masses">The halos' masses in the declared definition, Msun/h.</param>
    /// <param name="occupations">What each halo holds.</param>
    /// <param name="rows">The galaxies' rows, as many as the halos of the range hold.</param>
    public void Fill(int start, ReadOnlySpan<double> masses, ReadOnlySpan<HaloOccupation> occupations, GalaxyRows rows)
    {
        int count = masses.Length;
        ReadOnlySpan<ulong> ids = halos.Id.Slice(start, count);
        ReadOnlySpan<int> replications = halos.Replication.Slice(start, count);
        ReadOnlySpan<double> x = halos.X.Slice(start, count), y = halos.Y.Slice(start, count), z = halos.Z.Slice(start, count);
        ReadOnlySpan<float> vx = halos.VelocityX.Slice(start, count), vy = halos.VelocityY.Slice(start, count), vz = halos.VelocityZ.Slice(start, count);
        ReadOnlySpan<double> redshifts = halos.Redshift.Slice(start, count);
        int row = 0;
        for (int i = 0; i < count; i++)
        {
            int galaxies = occupations[i].Galaxies;
            if (galaxies == 0) continue;
            rows.HaloId.Slice(row, galaxies).Fill(ids[i]);
            rows.Replication.Slice(row, galaxies).Fill(replications[i]);
            rows.HaloMass.Slice(row, galaxies).Fill(masses[i]);
            rows.X.Slice(row, galaxies).Fill(x[i]);
            rows.Y.Slice(row, galaxies).Fill(y[i]);
            rows.Z.Slice(row, galaxies).Fill(z[i]);
            rows.VelocityX.Slice(row, galaxies).Fill(vx[i]);
            rows.VelocityY.Slice(row, galaxies).Fill(vy[i]);
            rows.VelocityZ.Slice(row, galaxies).Fill(vz[i]);
            if (occupations[i].HasCentral) rows.Satellite[row++] = 0;
            int satellites = occupations[i].Satellites;
            if (satellites == 0) continue;
            var profile = new HaloProfile(masses[i], redshifts[i], options.MassDefinition, cosmology, concentrations);
            for (int number = 1; number <= satellites; number++, row++)
            {
                rows.Satellite[row] = (ushort)number;
                sampler.Displace(profile, rows, row);
                if (options.PeriodicBox is { } side) Wrap(rows, row, side);
            }
        }
    }

    private static void Wrap(in GalaxyRows rows, int row, double side)
    {
        rows.X[row] = Wrapped(rows.X[row], side);
        rows.Y[row] = Wrapped(rows.Y[row], side);
        rows.Z[row] = Wrapped(rows.Z[row], side);
    }

    private static double Wrapped(double position, double side)
    {
        double wrapped = position - side * Math.Floor(position / side);
        return wrapped < side ? wrapped : 0;
    }
}
