using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Counts the halos of the cone by redshift beside what the analytic mass function predicts.</summary>
internal static class NumberCountTables
{
    private const double Width = 0.05;
    private const double Tolerance = 1e-6;

    /// <summary>The mass function is taken at the middle of as many steps of a bin; their volumes are exact.</summary>
    private const int StepsInBin = 8;

    private const double SquareDegree = (Math.PI / 180.0) * (Math.PI / 180.0);

    /// <summary>The real program takes no cone to be larger.</summary>
    private const double HalfTheSky = 0.5 * ComovingVolume.FullSky;

    /// <summary>The counts of a run's cone.</summary>
    /// <remarks>The real program takes the volumes from its table of distances, with its fault below z = 0.05.</remarks>
    public static NumberCounts Of(EngineResult result, ConeParameters cone)
    {
        var variance = new MassVariance(result.Cosmology, result.PowerSpectrum);
        var massFunction = new WatsonMassFunction(variance);
        double smallest = Math.Max(result.Parameters.MinimumHaloParticles, 1) * result.Parameters.ParticleMass;
        double area = result.KnownFaultsAreCorrected ? cone.SquareDegrees : Math.Min(cone.SquareDegrees, HalfTheSky);
        Func<double, double> distance = result.KnownFaultsAreCorrected
            ? result.Cosmology.ComovingDistance
            : new TabulatedConeDistance(result.Cosmology).AtRedshift;
        int bins = (int)Math.Ceiling((cone.FarRedshift - cone.NearRedshift) / Width - Tolerance);
        var counts = new long[bins];
        foreach (ConeHalo halo in result.Cone) counts[Math.Clamp((int)((halo.Redshift - cone.NearRedshift) / Width), 0, bins - 1)]++;
        return new NumberCounts(
        [
            .. counts.Select((count, bin) =>
            {
                double low = cone.NearRedshift + bin * Width, high = low + Width;
                double predicted = 0.0, step = Width / StepsInBin;
                for (int n = 0; n < StepsInBin; n++) predicted += Density(low + (n + 0.5) * step) * Volume(low + n * step, low + (n + 1) * step);
                return new NumberCountBin(low, high, count, count / area, predicted);
            }),
        ]);

        double Density(double redshift) => smallest >= variance.MaximumMass
            ? 0.0
            : new CumulativeMassFunction(massFunction, redshift, smallest, variance.MaximumMass).NumberDensityAbove(smallest);

        double Volume(double low, double high)
        {
            double near = distance(low), far = distance(high);
            return area * SquareDegree * (far * far * far - near * near * near) / 3.0;
        }
    }
}
