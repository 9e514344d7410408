using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>The halos of one copy of a lognormal field that stand in an analytic cone.</summary>
internal sealed class LognormalCopy(AnalyticHaloCone cone, AnalyticShells shells, LognormalField density, double[] scales, Replication copy)
{
    internal HaloTable Draw(ulong seed, int simulation)
    {
        RandomKey counts = new(seed, RandomPurpose.AnalyticHaloCount, simulation);
        RandomKey halos = new(seed, RandomPurpose.AnalyticHalo, simulation);
        CartesianVector corner = (new CartesianVector(copy.I, copy.J, copy.K) * density.BoxSize) - cone.Geometry.VertexPosition;
        HaloTableBuilder builder = new(cone.MassDefinition, 0);
        int cells = density.Cells;
        double side = density.BoxSize / cells;
        for (int k = 0; k < cells; k++)
        {
            for (int j = 0; j < cells; j++)
            {
                for (int i = 0; i < cells; i++)
                {
                    CartesianVector centre = corner + (new CartesianVector(i + 0.5, j + 0.5, k + 0.5) * side);
                    if (MayHold(centre, side))
                        DrawCell(builder, ((k * cells) + j) * cells + i, corner + (new CartesianVector(i, j, k) * side), centre.Length,
                            counts, halos);
                }
            }
        }
        return builder.Build();
    }

    private void DrawCell(HaloTableBuilder builder, int cell, CartesianVector low, double centreDistance, RandomKey counts, RandomKey halos)
    {
        double side = density.BoxSize / density.Cells;
        int shell = shells.ShellOf(centreDistance);
        double mean = shells.Density(shell) * side * side * side * density.OnePlusDelta(cell, scales[shell]);
        long count = counts.For(RandomObject.Of((ulong)cell, copy.Code)).NextPoisson(mean);
        for (long number = 0; number < count; number++)
        {
            ulong id = ((ulong)cell << 32) | (ulong)number;
            RandomStream stream = halos.For(RandomObject.Of(id, copy.Code));
            CartesianVector position = low + (new CartesianVector(stream.NextUniform(), stream.NextUniform(), stream.NextUniform()) * side);
            double distance = position.Length;
            if (cone.Contains(position, distance))
                builder.Append(cone.HaloAt(id, copy.Code, position, distance, shells.Mass(shell, stream.NextUniform())));
        }
    }

    // Whether the sphere about the cell reaches into the cone: a sphere of radius s at distance d leans at most asin(s/d) towards the axis.
    private bool MayHold(CartesianVector centre, double side)
    {
        double radius = side * 0.8660254037844387;
        double distance = centre.Length;
        if (distance + radius < shells.Near || distance - radius > shells.Far)
            return false;
        if (distance <= radius)
            return true;
        double widest = cone.Geometry.HalfAngle + (PortableMath.Asin(radius / distance) * Degrees.OfRadian);
        return cone.Geometry.Frame.AngleFromAxis(centre) <= widest + 1e-9;
    }
}
