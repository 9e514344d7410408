using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>A shell between two snapshots whose halos move on cubics that join their positions and velocities in both.</summary>
/// <param name="before">The nearer, later snapshot.</param>
/// <param name="after">The farther, earlier snapshot.</param>
/// <param name="pairs">The rows of the same halos in both.</param>
/// <param name="boxSize">Side of the box, over whose edges halos may have moved.</param>
/// <param name="distances">Comoving distances of the snapshots' redshifts, Mpc/h.</param>
/// <param name="near">Where the shell begins.</param>
/// <param name="far">Where it ends.</param>
internal sealed class InterpolatedShell(
    HaloTable before, HaloTable after, SnapshotPairs pairs, double boxSize, (double Before, double After) distances, double near,
        double far) : SnapshotShell(near, far)
{
    private const int Iterations = 50;

    private readonly double gap = distances.After - distances.Before;

    internal override double LargestMotion()
    {
        double farthest = 0;
        for (int pair = 0; pair < pairs.Before.Length; pair++)
        {
            // A cubic strays from its first point by no more than the chord and 4/27 of each end's slope times the gap.
            (CartesianVector start, CartesianVector end, CartesianVector slopeStart, CartesianVector slopeEnd) = Ends(pair);
            farthest = Math.Max(farthest, (end - start).Length + ((slopeStart.Length + slopeEnd.Length) * gap * (4.0 / 27)));
        }
        return farthest;
    }

    protected override HaloTableBuilder CreateBuilder() => new(before.MassDefinition, before.ParticleMass);

    protected override void Cross(CartesianVector shift, Action<Halo, CartesianVector, double> found)
    {
        for (int pair = 0; pair < pairs.Before.Length; pair++)
        {
            (CartesianVector start, CartesianVector end, CartesianVector slopeStart, CartesianVector slopeEnd) = Ends(pair);
            // Halos are slow: the distance at which the cubic is evaluated settles on the distance of the place found, gaining a factor
            // of c/v each time.
            double crossing = (start + shift).Length;
            CartesianVector position = default;
            for (int iteration = 0; iteration < Iterations; iteration++)
            {
                double part = (crossing - distances.Before) / gap;
                if (part is < -1 or > 2)
                    break;
                position = Cubic(part, start, end, slopeStart * gap, slopeEnd * gap) + shift;
                double next = position.Length;
                bool settled = Math.Abs(next - crossing) <= 1e-12 * next;
                crossing = next;
                if (settled)
                    break;
            }
            if (crossing >= Near && crossing < Far)
                found(Between(pair, (crossing - distances.Before) / gap), position, crossing);
        }
    }

    // Slopes are by distance, along which time runs backwards.
    private (CartesianVector Start, CartesianVector End, CartesianVector SlopeStart, CartesianVector SlopeEnd) Ends(int pair)
    {
        CartesianVector start = Position(before, pairs.Before[pair]);
        CartesianVector move = Position(after, pairs.After[pair]) - start;
        move = new CartesianVector(Nearest(move.X), Nearest(move.Y), Nearest(move.Z));
        return (start, start + move, Beta(before, pairs.Before[pair]) * -1, Beta(after, pairs.After[pair]) * -1);
    }

    private double Nearest(double difference) => difference - (boxSize * Math.Round(difference / boxSize));

    private static CartesianVector Cubic(double part, CartesianVector start, CartesianVector end, CartesianVector slopeStart,
        CartesianVector slopeEnd)
    {
        double rest = 1 - part;
        return (start * (rest * rest * (1 + (2 * part)))) + (slopeStart * (part * rest * rest))
            + (end * (part * part * (3 - (2 * part)))) - (slopeEnd * (part * part * rest));
    }

    private Halo Between(int pair, double part)
    {
        Halo first = before[pairs.Before[pair]];
        Halo second = after[pairs.After[pair]];
        float share = (float)part;
        return (part < 0.5 ? first : second) with
        {
            VelocityX = first.VelocityX + (share * (second.VelocityX - first.VelocityX)),
            VelocityY = first.VelocityY + (share * (second.VelocityY - first.VelocityY)),
            VelocityZ = first.VelocityZ + (share * (second.VelocityZ - first.VelocityZ)),
        };
    }
}
