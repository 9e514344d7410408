using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio;

/// <summary>How many halos a run is expected to find, from the mass function of Watson et al. (2013); PINOCCHIO's halos lie within some 20 % of
/// it.</summary>
internal static class HaloForecast
{
    /// <summary>Peak height beyond which no halo is expected in any volume: fewer than 1e-100 a (Mpc/h)^3.</summary>
    private const double HighestPeak = 25.0;

    private const int ConeSteps = 24;

    /// <summary>Halos of a catalogue.</summary>
    public static double InBox(RunParameters parameters, EngineInputs inputs, double redshift) =>
        Density(parameters, inputs)(redshift) * parameters.BoxSize * parameters.BoxSize * parameters.BoxSize;

    /// <summary>Halos on a light cone.</summary>
    public static double OnCone(RunParameters parameters, ConeParameters cone, EngineInputs inputs)
    {
        Func<double, double> density = Density(parameters, inputs);
        double sum = 0.0, step = (cone.FarRedshift - cone.NearRedshift) / ConeSteps;
        for (int n = 0; n < ConeSteps; n++)
        {
            double redshift = cone.NearRedshift + (n + 0.5) * step;
            if (redshift > 0.0) sum += density(redshift) * ComovingVolume.PerRedshiftAndSquareDegree(inputs.Cosmology, redshift);
        }

        return sum * step * cone.SquareDegrees;
    }

    /// <summary>Copies of the box that a light cone meets, an upper limit: those that its volume and a layer of one box about it hold.</summary>
    public static double Copies(RunParameters parameters, ConeParameters cone, EngineInputs inputs)
    {
        double far = inputs.Cosmology.ComovingDistance(cone.FarRedshift) / parameters.BoxSize + Math.Sqrt(3.0);
        double share = cone.SquareDegrees / ComovingVolume.FullSky, sphere = 4.0 / 3.0 * Math.PI * far * far * far;
        // Thin cones: a tube as wide as the diagonal of a box.
        return share * sphere + 2.0 * Math.PI * far * (1.0 + far * Math.Sqrt(share));
    }

    /// <summary>Halos a (Mpc/h)^3 by redshift.</summary>
    private static Func<double, double> Density(RunParameters parameters, EngineInputs inputs)
    {
        var variance = new MassVariance(inputs.Cosmology, inputs.Spectrum);
        var massFunction = new WatsonMassFunction(variance);
        double smallest = Math.Max(parameters.MinimumHaloParticles, 1) * parameters.ParticleMass;
        return redshift => smallest >= variance.MaximumMass || variance.PeakHeight(smallest, redshift) > HighestPeak
            ? 0.0
            : new CumulativeMassFunction(massFunction, redshift, smallest, variance.MaximumMass).NumberDensityAbove(smallest);
    }
}
