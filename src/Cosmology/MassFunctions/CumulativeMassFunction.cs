using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The number density of halos above a mass at one redshift, n(&gt;M), and its inverse.</summary>
/// <remarks>
/// A spline of ln n in ln M whose nodes are Gauss-Legendre integrals of dn/dlnM, accurate to 1e-6. It ends where halos are
/// rarer than 1e-200 (Mpc/h)^-3. Immutable and safe to use from any thread.
/// </remarks>
public sealed class CumulativeMassFunction
{
    private const double Step = 0.05;
    private const double RarestLogDensity = -460.0;

    /// <summary>Where a table ends that others are looked up in, so that it covers theirs.</summary>
    internal const double RarestLogDensityOfTarget = -500.0;

    private readonly double[] logDensities;
    private readonly double logMinimum;
    private readonly double step;
    private readonly UniformCubicSpline spline;

    /// <summary>Makes the table.</summary>
    /// <param name="massFunction">dn/dlnM.</param>
    /// <param name="redshift">The one redshift of the table.</param>
    /// <param name="minimumMass">Smallest mass in Msun/h.</param>
    /// <param name="maximumMass">Largest mass in Msun/h; heavier halos, to the mass function's own limit, are counted too.</param>
    /// <exception cref="InvalidInputException">The masses lie outside the mass function's table, or halos of the smallest mass do not exist.</exception>
    public CumulativeMassFunction(IHaloMassFunction massFunction, double redshift, double minimumMass, double maximumMass)
        : this(massFunction, redshift, minimumMass, maximumMass, RarestLogDensity)
    {
    }

    internal CumulativeMassFunction(IHaloMassFunction massFunction, double redshift, double minimumMass, double maximumMass, double rarestLogDensity)
    {
        ArgumentNullException.ThrowIfNull(massFunction);
        if (!(minimumMass >= massFunction.MinimumMass && maximumMass <= massFunction.MaximumMass && minimumMass < maximumMass))
            throw new InvalidInputException("not a range of the mass function", key: "mass", value: $"{minimumMass:G6} .. {maximumMass:G6}",
                allowed: $"within {massFunction.MinimumMass:G4} .. {massFunction.MaximumMass:G4} Msun/h");
        MassDefinition = massFunction.MassDefinition;
        Redshift = redshift;
        logMinimum = PortableMath.Log(minimumMass);
        double logEnd = PortableMath.Log(massFunction.MaximumMass);
        int intervals = Math.Max(4, (int)Math.Ceiling((PortableMath.Log(maximumMass) - logMinimum) / Step));
        step = (PortableMath.Log(maximumMass) - logMinimum) / intervals;
        double density = MassIntegral.Above(massFunction, redshift, PortableMath.Log(maximumMass), logEnd, Step);
        var values = new double[intervals + 1];
        values[intervals] = PortableMath.Log(density);
        for (int i = intervals - 1; i >= 0; i--)
        {
            density += MassIntegral.Interval(massFunction, redshift, logMinimum + i * step, step);
            values[i] = PortableMath.Log(density);
        }

        int last = Array.FindLastIndex(values, value => value > rarestLogDensity);
        if (last < 4)
            throw new InvalidInputException($"no halos so heavy exist at z = {redshift:G4}", key: "mass", value: minimumMass.ToString("G6"), allowed: "a smaller mass");
        logDensities = values[..(last + 1)];
        MinimumMass = minimumMass;
        MaximumMass = last == intervals ? maximumMass : PortableMath.Exp(logMinimum + last * step);
        spline = UniformCubicSpline.NotAKnot(logMinimum, logMinimum + last * step, logDensities);
    }

    /// <summary>The definition of the masses.</summary>
    public MassDefinition MassDefinition { get; }

    /// <summary>The redshift of the table.</summary>
    public double Redshift { get; }

    /// <summary>Smallest mass of the table in Msun/h.</summary>
    public double MinimumMass { get; }

    /// <summary>Largest mass of the table in Msun/h; below the one asked for where halos become rarer than 1e-200 (Mpc/h)^-3.</summary>
    public double MaximumMass { get; }

    /// <summary>Comoving number density of halos above a mass.</summary>
    /// <param name="mass">Msun/h, <see cref="MinimumMass"/> to <see cref="MaximumMass"/>.</param>
    /// <returns>(Mpc/h)^-3.</returns>
    /// <exception cref="InvalidInputException">The mass lies outside the table.</exception>
    public double NumberDensityAbove(double mass)
    {
        if (!(mass >= MinimumMass && mass <= MaximumMass))
            throw new InvalidInputException("lies outside the table of n(>M)", key: "mass", value: mass.ToString("G6"), allowed: $"{MinimumMass:G4} .. {MaximumMass:G4} Msun/h");
        return PortableMath.Exp(LogDensity(PortableMath.Log(mass)));
    }

    /// <summary>The mass above which halos have a number density; the inverse of <see cref="NumberDensityAbove"/>.</summary>
    /// <param name="numberDensity">(Mpc/h)^-3.</param>
    /// <returns>Msun/h.</returns>
    /// <exception cref="InvalidInputException">The density is that of a mass outside the table.</exception>
    public double MassAt(double numberDensity)
    {
        double logDensity = PortableMath.Log(numberDensity);
        if (!(logDensity <= logDensities[0] && logDensity >= logDensities[^1]))
            throw new InvalidInputException("lies outside the table of n(>M)", key: "number density", value: numberDensity.ToString("G6"),
                allowed: $"{PortableMath.Exp(logDensities[^1]):G4} .. {PortableMath.Exp(logDensities[0]):G4} (Mpc/h)^-3");
        return PortableMath.Exp(LogMassAt(logDensity));
    }

    /// <summary>ln n(&gt;M) of ln M within the table.</summary>
    internal double LogDensity(double logMass) => spline.Evaluate(Math.Clamp(logMass, spline.Minimum, spline.Maximum));

    /// <summary>ln M of ln n(&gt;M) within the table.</summary>
    internal double LogMassAt(double logDensity)
    {
        int low = 0;
        int high = logDensities.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (logDensities[middle] >= logDensity) low = middle;
            else high = middle;
        }

        double left = logMinimum + low * step;
        double right = Math.Min(logMinimum + high * step, spline.Maximum);
        if (logDensity >= logDensities[low]) return left;
        if (logDensity <= logDensities[high]) return right;
        return RootFinding.Brent(x => spline.Evaluate(x) - logDensity, left, right, 1e-11);
    }
}
