using System.Globalization;
using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>First pass of the painter: how many galaxies each halo holds.</summary>
internal sealed class OccupationDraw(HaloTable halos, IHodModel model, PaintingKeys keys)
{
    /// <summary>Draws the occupation of a range of halos.</summary>
    /// <param name="start">First halo of the range.</param>
    /// <param name="masses">Their masses in the definition of the model, Msun/h.</param>
    /// <param name="occupations">Receives what each holds.</param>
    /// <returns>Number of galaxies in the range.</returns>
    public long Draw(int start, ReadOnlySpan<double> masses, Span<HaloOccupation> occupations)
    {
        Span<double> centrals = stackalloc double[masses.Length];
        Span<double> satellites = stackalloc double[masses.Length];
        model.MeanOccupation(masses, centrals, satellites);
        ReadOnlySpan<ulong> ids = halos.Id.Slice(start, masses.Length);
        ReadOnlySpan<int> replications = halos.Replication.Slice(start, masses.Length);
        long galaxies = 0;
        for (int i = 0; i < occupations.Length; i++)
        {
            ulong obj = RandomObject.Of(ids[i], replications[i]);
            bool hasCentral = keys.Central.For(obj).NextUniform() < centrals[i];
            int count = satellites[i] > 0 ? Satellites(obj, satellites[i], masses[i]) : 0;
            occupations[i] = new(hasCentral, count);
            galaxies += occupations[i].Galaxies;
        }
        return galaxies;
    }

    private int Satellites(ulong obj, double mean, double mass)
    {
        long count = keys.Satellites.For(obj).NextPoisson(mean);
        if (count <= HaloOccupation.MostSatellites) return (int)count;
        throw new InvalidInputException(
            string.Create(CultureInfo.InvariantCulture, $"a halo of {mass:G4} Msun/h holds {mean:G4} satellites on average"),
            key: "hod",
            allowed: string.Create(CultureInfo.InvariantCulture, $"at most {HaloOccupation.MostSatellites} satellites in a halo"));
    }
}
