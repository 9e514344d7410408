namespace Orchestrator.Cosmology;

/// <summary>A multiplicity function f(sigma) at one redshift: the share of mass in halos a unit of ln(1/sigma).</summary>
internal interface IMultiplicityFunction
{
    /// <summary>f at ln sigma, the rms at that redshift.</summary>
    double Evaluate(double logSigma);
}
