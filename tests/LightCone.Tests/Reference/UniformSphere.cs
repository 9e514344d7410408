namespace Orchestrator.LightCone.Tests;

/// <summary>Directions spread evenly over the whole sphere, the same for one seed (SplitMix64, Steele et al. 2014).</summary>
internal sealed class UniformSphere(ulong seed)
{
    private ulong state = seed;

    public void Fill(Span<double> rightAscension, Span<double> declination)
    {
        for (int i = 0; i < rightAscension.Length; i++)
        {
            rightAscension[i] = 360 * Next();
            declination[i] = Math.Asin((2 * Next()) - 1) * 180 / Math.PI;
        }
    }

    /// <summary>The next number of a uniform distribution on [0, 1).</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
