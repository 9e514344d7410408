using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Abundance matching of halos at any redshift of a range, each at its own.</summary>
/// <remarks>
/// Tables at redshifts equally spaced in ln(1 + z), 0.03 apart, between which the ratio of the two masses is interpolated linearly: within 1e-4 of
/// a table made for the redshift itself. Strictly monotonic in mass. Immutable and safe to use from any thread.
/// </remarks>
public sealed class AbundanceMatching
{
    private const double LogStep = 0.03;
    private readonly AbundanceMatchingTable[] tables;
    private readonly double firstLogStretch;
    private readonly double inverseStep;

    /// <summary>Makes the tables.</summary>
    /// <param name="from">Mass function of the masses that are given.</param>
    /// <param name="to">Mass function of the masses that are wanted.</param>
    /// <param name="minimumRedshift">Smallest redshift, 0 or more.</param>
    /// <param name="maximumRedshift">Largest redshift.</param>
    /// <param name="minimumMass">Smallest mass to convert, Msun/h.</param>
    /// <param name="maximumMass">Largest mass to convert, Msun/h.</param>
    /// <exception cref="InvalidInputException">The masses lie outside the tables of the mass functions.</exception>
    public AbundanceMatching(
        IHaloMassFunction from, IHaloMassFunction to, double minimumRedshift, double maximumRedshift, double minimumMass, double maximumMass)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumRedshift);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRedshift, minimumRedshift);
        MinimumRedshift = minimumRedshift;
        MaximumRedshift = maximumRedshift;
        From = from.MassDefinition;
        To = to.MassDefinition;
        firstLogStretch = PortableMath.Log(1.0 + minimumRedshift);
        double range = PortableMath.Log(1.0 + maximumRedshift) - firstLogStretch;
        int intervals = Math.Max(1, (int)Math.Ceiling(range / LogStep));
        double step = range / intervals;
        inverseStep = step > 0.0 ? 1.0 / step : 0.0;
        tables = new AbundanceMatchingTable[intervals + 1];
        for (int i = 0; i <= intervals; i++)
        {
            double redshift = Math.Clamp(PortableMath.Expm1(firstLogStretch + i * step), minimumRedshift, maximumRedshift);
            tables[i] = new AbundanceMatchingTable(from, to, redshift, minimumMass, maximumMass);
        }
    }

    /// <summary>Definition of the masses that are given.</summary>
    public MassDefinition From { get; }

    /// <summary>Definition of the masses that come out.</summary>
    public MassDefinition To { get; }

    /// <summary>Smallest redshift.</summary>
    public double MinimumRedshift { get; }

    /// <summary>Largest redshift.</summary>
    public double MaximumRedshift { get; }

    /// <summary>Mass of equal abundance at a redshift.</summary>
    /// <param name="mass">Msun/h in <see cref="From"/>.</param>
    /// <param name="redshift">Redshift of the halo, <see cref="MinimumRedshift"/> to <see cref="MaximumRedshift"/>.</param>
    /// <returns>Msun/h in <see cref="To"/>.</returns>
    /// <exception cref="InvalidInputException">Mass or redshift lies outside the tables.</exception>
    public double Convert(double mass, double redshift)
    {
        if (!(redshift >= MinimumRedshift && redshift <= MaximumRedshift))
            throw new InvalidInputException("lies outside the abundance matching", key: "redshift", value: redshift.ToString("R"), allowed: $"{MinimumRedshift} .. {MaximumRedshift}");
        double position = (PortableMath.Log(1.0 + redshift) - firstLogStretch) * inverseStep;
        int i = Math.Clamp((int)position, 0, tables.Length - 2);
        double weight = Math.Clamp(position - i, 0.0, 1.0);
        AbundanceMatchingTable near = tables[i];
        AbundanceMatchingTable far = tables[i + 1];
        double logMass = near.CheckedLog(mass);
        far.CheckedLog(mass);
        return PortableMath.Exp(logMass + (1.0 - weight) * near.LogRatio(logMass) + weight * far.LogRatio(logMass));
    }

    /// <summary>Masses of equal abundance, each at its own redshift.</summary>
    /// <param name="masses">Msun/h in <see cref="From"/>.</param>
    /// <param name="redshifts">Redshift of each halo.</param>
    /// <param name="converted">Receives Msun/h in <see cref="To"/>; all three equally long; may be the memory of <paramref name="masses"/>.</param>
    /// <exception cref="InvalidInputException">A mass or redshift lies outside the tables; halos before it are converted.</exception>
    public void Convert(ReadOnlySpan<double> masses, ReadOnlySpan<double> redshifts, Span<double> converted)
    {
        if (masses.Length != converted.Length || redshifts.Length != masses.Length)
            throw new ArgumentException("masses, redshifts and results must be equally many", nameof(converted));
        for (int i = 0; i < masses.Length; i++) converted[i] = Convert(masses[i], redshifts[i]);
    }
}
