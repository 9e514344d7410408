namespace Orchestrator.Cosmology;

/// <summary>What a tabulated power spectrum is outside its table; has to be said, since sigma(M) integrates over all wavenumbers.</summary>
public enum PowerSpectrumExtrapolation
{
    /// <summary>Power laws: k^ns below the table, the slope of the last two points above it.</summary>
    PowerLaw,

    /// <summary>No power outside the table.</summary>
    Truncate,
}
