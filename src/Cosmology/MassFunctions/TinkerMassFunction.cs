using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The spherical-overdensity mass function of Tinker et al. 2008 (arXiv:0803.2706), eqs. 2 to 8 with table 2.</summary>
/// <remarks>
/// Its parameters are tabulated for overdensities of 200 to 3200 times the mean and interpolated by natural splines in log10 of the overdensity
/// (their appendix B). For <see cref="MassDefinition.M200c"/> and <see cref="MassDefinition.Virial"/> the overdensity over the mean follows the redshift; where
/// it leaves the table (the virial one above z = 1 or so falls below 200) the call is refused: take M200m and convert.
/// </remarks>
public sealed class TinkerMassFunction : MultiplicityMassFunction
{
    private const string Source = "Tinker et al. 2008, section 4";
    private const double MinimumOverdensity = 200.0;
    private const double MaximumOverdensity = 3200.0;
    private static readonly ValidityRange SigmaRange = new("Tinker et al. 2008 mass function", "sigma(M, z)", 0.4, 4.0, Source);
    private static readonly ValidityRange RedshiftRange = new("Tinker et al. 2008 mass function", "z", 0.0, 2.5, Source);
    private static readonly double[] LogOverdensities = LogTable();
    private static readonly CubicSpline AmplitudeSpline = CubicSpline.Natural(LogOverdensities, [0.186, 0.200, 0.212, 0.218, 0.248, 0.255, 0.260, 0.260, 0.260]);
    private static readonly CubicSpline SlopeSpline = CubicSpline.Natural(LogOverdensities, [1.47, 1.52, 1.56, 1.61, 1.87, 2.13, 2.30, 2.53, 2.66]);
    private static readonly CubicSpline ScaleSpline = CubicSpline.Natural(LogOverdensities, [2.57, 2.25, 2.05, 1.87, 1.59, 1.51, 1.46, 1.44, 1.41]);
    private static readonly CubicSpline CutoffSpline = CubicSpline.Natural(LogOverdensities, [1.19, 1.27, 1.34, 1.45, 1.58, 1.80, 1.97, 2.24, 2.44]);

    /// <summary>Makes the mass function.</summary>
    /// <param name="variance">sigma(M) of the cosmology, with the top-hat filter.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <exception cref="InvalidInputException">The definition is <see cref="MassDefinition.Fof"/>.</exception>
    public TinkerMassFunction(MassVariance variance, MassDefinition definition = MassDefinition.M200m)
        : base(variance)
    {
        if (definition == MassDefinition.Fof)
            throw new InvalidInputException("has no overdensity, so Tinker et al. 2008 does not give its mass function", key: "mass_definition",
                value: nameof(MassDefinition.Fof), allowed: "M200m, M200c or Virial");
        MassDefinition = definition;
    }

    /// <inheritdoc/>
    public override MassDefinition MassDefinition { get; }

    /// <inheritdoc/>
    /// <remarks>The fit was made for 0.25 &lt;= 1/sigma &lt;= 2.5 and z = 0 to 2.5, good to 5 % at z = 0.</remarks>
    public override IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift) =>
    [
        .. RedshiftRange.Check(redshift),
        .. SigmaRange.Check(Variance.Sigma(minimumMass, redshift), Variance.Sigma(maximumMass, redshift)),
    ];

    private protected override IMultiplicityFunction MultiplicityAt(double redshift)
    {
        double overdensity = HaloOverdensity.RelativeToMean(Variance.Cosmology, MassDefinition, redshift);
        if (!(overdensity >= MinimumOverdensity && overdensity <= MaximumOverdensity))
            throw new InvalidInputException($"at z = {redshift:G4} the overdensity of {MassDefinition} over the mean leaves the table of Tinker et al. 2008",
                key: "overdensity", value: overdensity.ToString("G6"), allowed: $"{MinimumOverdensity} .. {MaximumOverdensity}");
        double x = PortableMath.Log10(overdensity);
        double logStretch = PortableMath.Log(1.0 + redshift);
        double alpha = PortableMath.Exp10(-PortableMath.Pow(0.75 / PortableMath.Log10(overdensity / 75.0), 1.2));
        return new WarrenMultiplicity(
            AmplitudeSpline.Evaluate(x) * PortableMath.Exp(-0.14 * logStretch),
            SlopeSpline.Evaluate(x) * PortableMath.Exp(-0.06 * logStretch),
            ScaleSpline.Evaluate(x) * PortableMath.Exp(-alpha * logStretch),
            CutoffSpline.Evaluate(x));
    }

    private static double[] LogTable()
    {
        double[] overdensities = [200.0, 300.0, 400.0, 600.0, 800.0, 1200.0, 1600.0, 2400.0, 3200.0];
        return Array.ConvertAll(overdensities, PortableMath.Log10);
    }
}
