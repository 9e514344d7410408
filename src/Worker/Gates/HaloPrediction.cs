using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>Predicts the halos of each <see cref="ParticleBin"/>: Watson et al. 2013, with the bias of Tinker et al. 2010.</summary>
internal sealed class HaloPrediction
{
    private const double PanelWidth = 0.25;
    private const double Overdensity = 200;
    private readonly MassVariance variance;
    private readonly WatsonMassFunction massFunction;
    private readonly double[][] masses;
    private readonly double[][] weights;
    private readonly double[] lowest;

    /// <summary>Prepares the prediction.</summary>
    /// <param name="variance">sigma(M) of the declared cosmology.</param>
    /// <param name="particleMass">Msun/h.</param>
    /// <param name="bins">The bins.</param>
    public HaloPrediction(MassVariance variance, double particleMass, IReadOnlyList<ParticleBin> bins)
    {
        (this.variance, Bins) = (variance, bins);
        massFunction = new WatsonMassFunction(variance);
        (masses, weights, lowest) = (new double[bins.Count][], new double[bins.Count][], new double[bins.Count]);
        QuadratureRule rule = Quadrature.GaussLegendre(4);
        for (int bin = 0; bin < bins.Count; bin++)
        {
            // A halo of N particles stands for the masses from N - 1/2 to N + 1/2 particles.
            lowest[bin] = (bins[bin].First - 0.5) * particleMass;
            double highest = Math.Min((bins[bin].Last + 0.5) * particleMass, variance.MaximumMass);
            double logLowest = PortableMath.Log(lowest[bin]), width = PortableMath.Log(highest) - logLowest;
            int panels = (int)Math.Ceiling(width / PanelWidth);
            masses[bin] = new double[panels * rule.Nodes.Length];
            weights[bin] = new double[masses[bin].Length];
            for (int i = 0; i < masses[bin].Length; i++)
            {
                int node = i % rule.Nodes.Length;
                masses[bin][i] = PortableMath.Exp(logLowest + (width / panels * ((i / rule.Nodes.Length) + (0.5 * (1 + rule.Nodes[node])))));
                weights[bin][i] = 0.5 * width / panels * rule.Weights[node];
            }
        }
    }

    /// <summary>The bins.</summary>
    public IReadOnlyList<ParticleBin> Bins { get; }

    /// <summary>Rms of the linear field in the Lagrangian sphere of a bin's smallest halos.</summary>
    public double SigmaOf(int bin, double redshift) => variance.Sigma(lowest[bin], redshift);

    /// <summary>Whether the fit holds for a bin.</summary>
    public bool IsWithinFit(int bin, double redshift) => SigmaOf(bin, redshift) <= ParticleBin.GreatestSigma;

    /// <summary>The halos of a bin in a volume.</summary>
    /// <param name="bin">The bin's index.</param>
    /// <param name="redshift">Their redshift.</param>
    /// <param name="volume">Comoving (Mpc/h)^3.</param>
    public PredictedHalos In(int bin, double redshift, double volume)
    {
        double[] densities = new double[masses[bin].Length];
        massFunction.NumberDensity(masses[bin], redshift, densities);
        double density = 0, biased = 0;
        for (int i = 0; i < densities.Length; i++)
        {
            double contribution = weights[bin][i] * densities[i];
            density += contribution;
            biased += contribution * TinkerBias.OfPeakHeight(variance.PeakHeight(masses[bin][i], redshift), Overdensity);
        }
        double least = SigmaOf(bin, redshift) < ParticleBin.LeastSigma ? 0 : Bins[bin].LeastRatio;
        double halos = density * volume;
        return new PredictedHalos(halos, least * halos, Bins[bin].GreatestRatio * halos, biased * volume * variance.Cosmology.GrowthFactor(redshift));
    }
}
