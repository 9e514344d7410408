using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Where catastrophic photometric redshifts land: the distribution <c>outlier(z'|z)</c> on z' above 0.</summary>
/// <remarks>Implementations are immutable and safe to use from several threads at once.</remarks>
public interface IOutlierDistribution
{
    /// <summary>Draws an estimated redshift; above 0.</summary>
    /// <param name="random">The galaxy's own stream, from which the implementation may draw as often as it needs.</param>
    /// <param name="redshift">The redshift that light really has.</param>
    double Draw(ref RandomStream random, double redshift);

    /// <summary>Probability that the estimate lies below a redshift; rises from 0 at 0 to 1.</summary>
    /// <param name="estimate">Estimated redshift; not negative.</param>
    /// <param name="redshift">The redshift that light really has.</param>
    double Cumulative(double estimate, double redshift);
}
