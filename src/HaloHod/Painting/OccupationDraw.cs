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
        Span<double> centrals = stackalloc double[masses.Length], satellites = stackalloc double[masses.Length];
        model.MeanOccupation(masses, centrals, satellites);
        Span<ulong> objects = stackalloc ulong[masses.Length];
        ReadOnlySpan<ulong> ids = halos.Id.Slice(start, masses.Length);
        ReadOnlySpan<int> replications = halos.Replication.Slice(start, masses.Length);
        for (int i = 0; i < objects.Length; i++) objects[i] = RandomObject.Of(ids[i], replications[i]);
        Span<double> chances = stackalloc double[masses.Length];
        keys.Central.FillUniform(objects, 0, chances);
        long galaxies = 0;
        for (int i = 0; i < occupations.Length; i++)
        {
            int count = satellites[i] > 0 ? Satellites(objects[i], satellites[i], masses[i]) : 0;
            occupations[i] = new(chances[i] < centrals[i], count);
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
