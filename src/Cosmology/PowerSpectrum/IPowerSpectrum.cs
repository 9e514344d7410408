namespace Orchestrator.Cosmology;

/// <summary>The linear matter power spectrum today.</summary>
/// <remarks>At another redshift multiply by the square of the growth factor. Implementations are immutable and safe to use from any thread.</remarks>
public interface IPowerSpectrum
{
    /// <summary>Linear power at a wavenumber, at z = 0.</summary>
    /// <param name="wavenumber">Comoving k in h/Mpc, above 0.</param>
    /// <returns>(Mpc/h)^3.</returns>
    double Evaluate(double wavenumber);
}
