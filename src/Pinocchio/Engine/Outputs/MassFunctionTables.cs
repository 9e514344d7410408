using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Counts halos by mass in the real program's bins and puts the analytic mass function beside them.</summary>
/// <remarks>Bins are 0.05 dex wide and begin a thousandth of that below the smallest mass; their width in mass is that of the whole
/// particle masses inside.</remarks>
internal sealed class MassFunctionTables
{
    private const double Width = 0.05;
    private const double FirstBinsMargin = 0.001 * Width;
    private const double MarginAboveLargest = 3.0 * Width;
    private const double SearchFrom = 1e18;
    private const double SearchFactor = 0.99;
    private const string Name = "Watson et al. 2013";
    private readonly RunParameters parameters;
    private readonly MassVariance variance;
    private readonly WatsonMassFunction massFunction;
    private readonly double firstLog;
    private readonly int bins;

    /// <summary>Chooses the bins: they reach 0.15 dex beyond the mass of which the box should hold one halo a unit of ln M at the last
    /// output, searched for downwards from 1e18 Msun in steps of a percent.</summary>
    public MassFunctionTables(RunParameters parameters, WcdmCosmology cosmology, IPowerSpectrum spectrum, double lastRedshift)
    {
        this.parameters = parameters;
        variance = new MassVariance(cosmology, spectrum);
        massFunction = new WatsonMassFunction(variance);
        double smallest = Math.Max(parameters.MinimumHaloParticles, 1) * parameters.ParticleMass;
        firstLog = PortableMath.Log10(smallest) - FirstBinsMargin;
        double side = parameters.BoxSize;
        double largest = SearchFrom * parameters.Cosmology.H;
        double last = variance.MinimumMass / SearchFactor;
        while (largest > last && (largest > variance.MaximumMass || massFunction.NumberDensity(largest, lastRedshift) * side * side * side < 1.0)) largest *= SearchFactor;
        double lastLog = PortableMath.Log10(largest) + MarginAboveLargest;
        bins = Math.Max((int)Math.Ceiling((lastLog - firstLog) / Width), 1);
    }

    /// <summary>The table of a catalogue.</summary>
    public MassFunctionTable Of(EngineCatalog catalog)
    {
        var counts = new List<(long Halos, double Mass)>(new (long, double)[bins]);
        foreach (CatalogHalo halo in catalog.Halos)
        {
            int bin = (int)((PortableMath.Log10(halo.Mass) - firstLog) / Width);
            while (bin >= counts.Count) counts.Add(default);
            counts[bin] = (counts[bin].Halos + 1, counts[bin].Mass + halo.Mass);
        }

        return new MassFunctionTable(catalog.Redshift, Name, [.. counts.Select((count, bin) => Bin(bin, count.Halos, count.Mass, catalog.Redshift))]);
    }

    private MassFunctionBin Bin(int bin, long halos, double totalMass, double redshift)
    {
        double low = firstLog + bin * Width, particle = parameters.ParticleMass, side = parameters.BoxSize;
        double mass = halos > 1 ? totalMass / halos : PortableMath.Exp10(low + 0.5 * Width);
        double whole = Math.Floor(PortableMath.Exp10(low + Width) / particle) - Math.Floor(PortableMath.Exp10(low) / particle);
        double unit = whole > 0.0 ? 1.0 / (side * side * side * whole * particle) : 0.0, error = Math.Sqrt(halos) * unit;
        return new MassFunctionBin(
            mass, halos * unit, halos * unit + error, halos * unit - error, halos,
            massFunction.NumberDensity(mass, redshift) / mass, variance.PeakHeight(mass, redshift));
    }
}
