using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>Second pass of the painter: where the galaxies of each halo stand and how they move.</summary>
internal sealed class HaloPlacement(
    HaloTable halos, WcdmCosmology cosmology, MassConversion concentrations, GalaxyPainterOptions options, PaintingKeys keys)
{
    /// <summary>Writes the galaxies of a range of halos, those of one halo together, the central first.</summary>
    /// <param name="start">First halo of the range.</param>
    /// <param name="masses">The halos' masses in the declared definition, Msun/h.</param>
    /// <param name="occupations">What each halo holds.</param>
    /// <param name="rows">The galaxies' rows, as many as the halos of the range hold.</param>
    public void Fill(int start, ReadOnlySpan<double> masses, ReadOnlySpan<HaloOccupation> occupations, GalaxyRows rows)
    {
        int row = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            HaloOccupation occupation = occupations[i];
            if (occupation.Galaxies == 0) continue;
            Halo halo = halos[start + i];
            if (occupation.HasCentral)
            {
                Identify(rows, row, halo, masses[i], 0);
                (rows.X[row], rows.Y[row], rows.Z[row]) = (halo.X, halo.Y, halo.Z);
                (rows.VelocityX[row], rows.VelocityY[row], rows.VelocityZ[row]) = (halo.VelocityX, halo.VelocityY, halo.VelocityZ);
                row++;
            }
            if (occupation.Satellites == 0) continue;
            var profile = new HaloProfile(masses[i], halo.Redshift, options.MassDefinition, cosmology, concentrations);
            for (int satellite = 1; satellite <= occupation.Satellites; satellite++)
            {
                Identify(rows, row, halo, masses[i], (ushort)satellite);
                ulong obj = RandomObject.Of(halo.Id, halo.Replication, satellite);
                Place(rows, row, halo, profile, keys.Position.For(obj));
                Move(rows, row, halo, profile, keys.Velocity.For(obj));
                row++;
            }
        }
    }

    private static void Identify(GalaxyRows rows, int row, in Halo halo, double mass, ushort satellite)
    {
        rows.HaloId[row] = halo.Id;
        rows.Replication[row] = halo.Replication;
        rows.Satellite[row] = satellite;
        rows.HaloMass[row] = mass;
    }

    private void Place(GalaxyRows rows, int row, in Halo halo, in HaloProfile profile, RandomStream random)
    {
        double radius = profile.RadiusOf(random.NextUniform());
        double cosPolar = 2 * random.NextUniform() - 1;
        double sinPolar = Math.Sqrt((1 - cosPolar) * (1 + cosPolar));
        (double sin, double cos) = PortableMath.SinCos(2 * Math.PI * random.NextUniform());
        rows.X[row] = InBox(halo.X + radius * sinPolar * cos);
        rows.Y[row] = InBox(halo.Y + radius * sinPolar * sin);
        rows.Z[row] = InBox(halo.Z + radius * cosPolar);
    }

    private static void Move(GalaxyRows rows, int row, in Halo halo, in HaloProfile profile, RandomStream random)
    {
        rows.VelocityX[row] = (float)(halo.VelocityX + profile.VelocityDispersion * random.NextNormal());
        rows.VelocityY[row] = (float)(halo.VelocityY + profile.VelocityDispersion * random.NextNormal());
        rows.VelocityZ[row] = (float)(halo.VelocityZ + profile.VelocityDispersion * random.NextNormal());
    }

    private double InBox(double position)
    {
        if (options.PeriodicBox is not { } side) return position;
        double wrapped = position - side * Math.Floor(position / side);
        return wrapped < side ? wrapped : 0;
    }
}
