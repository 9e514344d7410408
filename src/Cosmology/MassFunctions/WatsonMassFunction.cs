namespace Orchestrator.Cosmology;

/// <summary>The universal friends-of-friends mass function of Watson et al. 2013 (arXiv:1212.0095), eq. 12 with the FoF row of table 2.</summary>
/// <remarks>
/// <c>f(sigma) = 0.282 [(1.406 / sigma)^2.163 + 1] exp(-1.210 / sigma^2)</c>, without explicit dependence on redshift. It is what PINOCCHIO writes
/// for <c>AnalyticMassFunction 9</c> and what its halos are calibrated to.
/// </remarks>
public sealed class WatsonMassFunction : MultiplicityMassFunction
{
    private const string Source = "Watson et al. 2013, sections 4.4 and 5.3";
    private static readonly ValidityRange SigmaRange = new("Watson et al. 2013 FoF mass function", "sigma(M, z)", 0.270, 1.733, Source);
    private static readonly ValidityRange RedshiftRange = new("Watson et al. 2013 FoF mass function", "z", 0.0, 26.0, Source);
    private static readonly WarrenMultiplicity Fit = new(0.282, 2.163, 1.406, 1.210);

    /// <summary>Makes the mass function.</summary>
    /// <param name="variance">sigma(M) of the cosmology, with the top-hat filter.</param>
    public WatsonMassFunction(MassVariance variance)
        : base(variance)
    {
    }

    /// <inheritdoc/>
    public override MassDefinition MassDefinition => MassDefinition.Fof;

    /// <inheritdoc/>
    /// <remarks>The fit was made for -0.55 &lt;= ln(1/sigma) &lt;= 1.31 (1.8e12 to 7e15 Msun/h at z = 0 in their cosmology), good to 10 %.</remarks>
    public override IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift) =>
    [
        .. RedshiftRange.Check(redshift),
        .. SigmaRange.Check(Variance.Sigma(minimumMass, redshift), Variance.Sigma(maximumMass, redshift)),
    ];

    private protected override IMultiplicityFunction MultiplicityAt(double redshift) => Fit;
}
