namespace Orchestrator.HaloHod;

/// <summary>A halo occupation distribution: how many galaxies a halo of a given mass holds on average.</summary>
/// <remarks>
/// <para>Masses are in Msun/h, in the mass definition that the painter's options declare; a model does not know which one that is.</para>
/// <para>Implementations are immutable and safe to use from several threads at once.</para>
/// </remarks>
public interface IHodModel
{
    /// <summary>Expected number of central galaxies, within [0, 1]: the probability that the halo has one.</summary>
    /// <param name="mass">Halo mass in Msun/h; positive.</param>
    double MeanCentrals(double mass);

    /// <summary>Expected number of satellite galaxies over all halos of this mass, those without a central included; not negative.</summary>
    /// <param name="mass">Halo mass in Msun/h; positive.</param>
    double MeanSatellites(double mass);

    /// <summary>Both expectations for many halos at once; the same bits as <see cref="MeanCentrals"/> and <see cref="MeanSatellites"/>.</summary>
    /// <param name="masses">Halo masses in Msun/h; positive.</param>
    /// <param name="centrals">Receives the expected number of centrals; as long as <paramref name="masses"/>.</param>
    /// <param name="satellites">Receives the expected number of satellites; as long as <paramref name="masses"/>.</param>
    void MeanOccupation(ReadOnlySpan<double> masses, Span<double> centrals, Span<double> satellites)
    {
        for (int i = 0; i < masses.Length; i++)
        {
            centrals[i] = MeanCentrals(masses[i]);
            satellites[i] = MeanSatellites(masses[i]);
        }
    }
}
