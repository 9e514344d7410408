using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Masses of one definition for masses of another at one redshift, such that both have the same number density above them.</summary>
/// <remarks>
/// The default for friends-of-friends masses: Watson et al. 2013 (FoF) matched to Tinker et al. 2008 (M200m). Strictly monotonic; a spline in ln M.
/// Immutable and safe to use from any thread. For halos of many redshifts see <see cref="AbundanceMatching"/>.
/// </remarks>
public sealed class AbundanceMatchingTable
{
    private const double Step = 0.05;
    private const double Reach = 16.0;
    private readonly UniformCubicSpline spline;

    /// <summary>Makes the table.</summary>
    /// <param name="from">Mass function of the masses that are given.</param>
    /// <param name="to">Mass function of the masses that are wanted.</param>
    /// <param name="redshift">The one redshift of the table.</param>
    /// <param name="minimumMass">Smallest mass to convert, Msun/h.</param>
    /// <param name="maximumMass">Largest mass to convert, Msun/h.</param>
    /// <exception cref="InvalidInputException">The masses lie outside the tables of the mass functions.</exception>
    public AbundanceMatchingTable(IHaloMassFunction from, IHaloMassFunction to, double redshift, double minimumMass, double maximumMass)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        From = from.MassDefinition;
        To = to.MassDefinition;
        Redshift = redshift;
        var source = new CumulativeMassFunction(from, redshift, minimumMass, maximumMass);
        var target = new CumulativeMassFunction(to, redshift, Math.Max(minimumMass / Reach, to.MinimumMass), Math.Min(maximumMass * Reach, to.MaximumMass),
            CumulativeMassFunction.RarestLogDensityOfTarget);
        MinimumMass = minimumMass;
        MaximumMass = source.MaximumMass;
        double logMinimum = PortableMath.Log(MinimumMass);
        double logMaximum = PortableMath.Log(MaximumMass);
        int intervals = Math.Max(4, (int)Math.Ceiling((logMaximum - logMinimum) / Step));
        spline = UniformCubicSpline.Tabulate(logMass => target.LogMassAt(source.LogDensity(logMass)) - logMass, logMinimum, logMaximum, intervals);
    }

    /// <summary>Definition of the masses that are given.</summary>
    public MassDefinition From { get; }

    /// <summary>Definition of the masses that come out.</summary>
    public MassDefinition To { get; }

    /// <summary>The redshift of the table.</summary>
    public double Redshift { get; }

    /// <summary>Smallest mass that can be converted, Msun/h.</summary>
    public double MinimumMass { get; }

    /// <summary>Largest mass that can be converted, Msun/h; below the one asked for where halos become rarer than 1e-200 (Mpc/h)^-3.</summary>
    public double MaximumMass { get; }

    /// <summary>Mass of equal abundance.</summary>
    /// <param name="mass">Msun/h in <see cref="From"/>.</param>
    /// <returns>Msun/h in <see cref="To"/>.</returns>
    /// <exception cref="InvalidInputException">The mass lies outside the table.</exception>
    public double Convert(double mass)
    {
        double logMass = CheckedLog(mass);
        return PortableMath.Exp(logMass + LogRatio(logMass));
    }

    /// <summary>Masses of equal abundance.</summary>
    /// <param name="masses">Msun/h in <see cref="From"/>.</param>
    /// <param name="converted">Receives Msun/h in <see cref="To"/>; as long as <paramref name="masses"/>; may be the same memory.</param>
    /// <exception cref="InvalidInputException">A mass lies outside the table; those before it are converted.</exception>
    public void Convert(ReadOnlySpan<double> masses, Span<double> converted)
    {
        if (masses.Length != converted.Length) throw new ArgumentException("as many results as masses are needed", nameof(converted));
        for (int i = 0; i < masses.Length; i++) converted[i] = Convert(masses[i]);
    }

    /// <summary>ln of the ratio of the two masses at ln M, which must lie in the table to rounding.</summary>
    internal double LogRatio(double logMass) => spline.Evaluate(Math.Clamp(logMass, spline.Minimum, spline.Maximum));

    /// <summary>ln of a mass that lies in the table.</summary>
    internal double CheckedLog(double mass)
    {
        if (mass >= MinimumMass && mass <= MaximumMass) return PortableMath.Log(mass);
        throw new InvalidInputException($"lies outside the abundance matching from {From} to {To} at z = {Redshift:G4}", key: "mass", value: mass.ToString("G6"),
            allowed: $"{MinimumMass:G4} .. {MaximumMass:G4} Msun/h");
    }
}
