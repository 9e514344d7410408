using Orchestrator.Numerics;

namespace Orchestrator.LightCone.Benchmarks;

/// <summary>Directions and positions in random order.</summary>
internal static class RandomPlaces
{
    public static (double[] RightAscension, double[] Declination) Sky(int count)
    {
        RandomKey key = new(1, RandomPurpose.RandomCatalogue);
        double[] rightAscension = new double[count], declination = new double[count];
        for (int i = 0; i < count; i++)
        {
            RandomStream stream = key.For((ulong)i);
            rightAscension[i] = 360 * stream.NextUniform();
            declination[i] = PortableMath.Asin((2 * stream.NextUniform()) - 1) * 180 / Math.PI;
        }
        return (rightAscension, declination);
    }

    public static (double[] X, double[] Y, double[] Z) Box(int count, double side)
    {
        RandomKey key = new(2, RandomPurpose.RandomCatalogue);
        double[] x = new double[count], y = new double[count], z = new double[count];
        for (int i = 0; i < count; i++)
        {
            RandomStream stream = key.For((ulong)i);
            (x[i], y[i], z[i]) = (side * stream.NextUniform(), side * stream.NextUniform(), side * stream.NextUniform());
        }
        return (x, y, z);
    }
}
