using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>Moves satellites from the centre of their halo, and from its velocity, to a place and a velocity of their own.</summary>
internal sealed class SatelliteSampler(PaintingKeys keys)
{
    /// <summary>Displaces the satellite of one row, which stands at its halo's centre and moves with it.</summary>
    /// <param name="profile">The profile of its halo.</param>
    /// <param name="rows">The galaxies.</param>
    /// <param name="row">The satellite's row.</param>
    public void Displace(in HaloProfile profile, in GalaxyRows rows, int row)
    {
        ulong satellite = RandomObject.Of(rows.HaloId[row], rows.Replication[row], rows.Satellite[row]);
        RandomStream place = keys.Position.For(satellite);
        double radius = profile.RadiusOf(place.NextUniform());
        double cosPolar = 2 * place.NextUniform() - 1;
        double inPlane = radius * Math.Sqrt((1 - cosPolar) * (1 + cosPolar));
        (double sin, double cos) = PortableMath.SinCos(2 * Math.PI * place.NextUniform());
        rows.X[row] += inPlane * cos;
        rows.Y[row] += inPlane * sin;
        rows.Z[row] += radius * cosPolar;

        RandomStream motion = keys.Velocity.For(satellite);
        rows.VelocityX[row] = (float)(rows.VelocityX[row] + profile.VelocityDispersion * motion.NextNormal());
        rows.VelocityY[row] = (float)(rows.VelocityY[row] + profile.VelocityDispersion * motion.NextNormal());
        rows.VelocityZ[row] = (float)(rows.VelocityZ[row] + profile.VelocityDispersion * motion.NextNormal());
    }
}
