namespace Orchestrator.LightCone;

/// <summary>The cube of one copy of the box, seen from the vertex of a cone, and its relation to the cone's opening.</summary>
internal readonly struct CopyCube
{
    private readonly CartesianVector low;
    private readonly CartesianVector high;

    internal CopyCube(LightConeGeometry geometry, int i, int j, int k, double margin)
    {
        CartesianVector vertex = geometry.VertexPosition;
        double side = geometry.BoxSize;
        CartesianVector spread = new(margin, margin, margin);
        low = new CartesianVector((i * side) - vertex.X, (j * side) - vertex.Y, (k * side) - vertex.Z) - spread;
        high = new CartesianVector(((i + 1) * side) - vertex.X, ((j + 1) * side) - vertex.Y, ((k + 1) * side) - vertex.Z) + spread;
    }

    internal double NearestDistance => new CartesianVector(Nearest(low.X, high.X), Nearest(low.Y, high.Y), Nearest(low.Z, high.Z)).Length;

    // Touching the vertex with a corner, an edge or a face is not enough: the cone may look away.
    private bool HoldsVertex => low.X < 0 && low.Y < 0 && low.Z < 0 && high.X > 0 && high.Y > 0 && high.Z > 0;

    internal double FarthestDistance =>
        new CartesianVector(Farthest(low.X, high.X), Farthest(low.Y, high.Y), Farthest(low.Z, high.Z)).Length;

    /// <summary>Whether any point of the cube lies within the opening.</summary>
    /// <remarks>
    /// The cosine of the angle from the axis is quasi-concave where it is positive, so over a cube it is largest inside only where the
    /// axis itself passes, else on an edge:
    /// at an end or at the one place between where its derivative along the edge vanishes.
    /// </remarks>
    internal bool MeetsOpening(LightConeGeometry geometry)
    {
        if (geometry.HalfAngle >= 180 || HoldsVertex)
            return true;
        return !LiesApart(geometry) && (AxisPasses(geometry.Axis) || LargestEdgeCosine(geometry.Axis) >= geometry.CosHalfAngle);
    }

    // The sphere about the cube is outside the opening: most copies are dismissed here.
    private bool LiesApart(LightConeGeometry geometry)
    {
        CartesianVector centre = (low + high) / 2;
        double distance = centre.Length;
        double radius = (high - low).Length / 2;
        if (radius >= distance)
            return false;
        // The sphere's own half-angle b, sin b = radius/distance, widens the opening a; cos(a + b) is worth asking while a + b is below
        // 180 degrees.
        double sine = radius / distance;
        double cosine = Math.Sqrt(1 - (sine * sine));
        double widest = (geometry.CosHalfAngle * cosine) - (geometry.SinHalfAngle * sine);
        return cosine > -geometry.CosHalfAngle && centre.Dot(geometry.Axis) < distance * (widest - 1e-12);
    }

    private bool AxisPasses(CartesianVector axis)
    {
        double from = 0;
        double to = double.PositiveInfinity;
        return Clip(axis.X, low.X, high.X, ref from, ref to) && Clip(axis.Y, low.Y, high.Y, ref from, ref to)
            && Clip(axis.Z, low.Z, high.Z, ref from, ref to);
    }

    private static bool Clip(double direction, double lower, double upper, ref double from, ref double to)
    {
        if (direction == 0)
            return lower <= 0 && upper >= 0;
        double first = lower / direction;
        double second = upper / direction;
        from = Math.Max(from, Math.Min(first, second));
        to = Math.Min(to, Math.Max(first, second));
        return from < to;
    }

    private double LargestEdgeCosine(CartesianVector axis)
    {
        double largest = -1;
        CartesianVector size = high - low;
        for (int corner = 0; corner < 4; corner++)
        {
            double first = corner & 1;
            double second = corner >> 1;
            largest = Math.Max(largest, EdgeCosine(axis, low + new CartesianVector(0, first * size.Y, second * size.Z),
                new CartesianVector(size.X, 0, 0)));
            largest = Math.Max(largest, EdgeCosine(axis, low + new CartesianVector(first * size.X, 0, second * size.Z),
                new CartesianVector(0, size.Y, 0)));
            largest = Math.Max(largest, EdgeCosine(axis, low + new CartesianVector(first * size.X, second * size.Y, 0),
                new CartesianVector(0, 0, size.Z)));
        }
        return largest;
    }

    // d/dt of a.p/|p| along p = start + t edge vanishes where t (a.e s.e - a.s e.e) = a.s s.e - a.e s.s.
    private static double EdgeCosine(CartesianVector axis, CartesianVector start, CartesianVector edge)
    {
        double axisStart = axis.Dot(start);
        double axisEdge = axis.Dot(edge);
        double startEdge = start.Dot(edge);
        double largest = Math.Max(Cosine(axis, start), Cosine(axis, start + edge));
        double divisor = (axisEdge * startEdge) - (axisStart * edge.Dot(edge));
        double place = ((axisStart * startEdge) - (axisEdge * start.Dot(start))) / divisor;
        return place > 0 && place < 1 ? Math.Max(largest, Cosine(axis, start + (edge * place))) : largest;
    }

    private static double Cosine(CartesianVector axis, CartesianVector position)
    {
        double length = position.Length;
        return length > 0 ? axis.Dot(position) / length : -1;
    }

    private static double Nearest(double lower, double upper) => Math.Max(0, Math.Max(lower, -upper));

    private static double Farthest(double lower, double upper) => Math.Max(Math.Abs(lower), Math.Abs(upper));
}
