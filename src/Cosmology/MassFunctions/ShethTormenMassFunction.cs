namespace Orchestrator.Cosmology;

/// <summary>The mass function of Sheth and Tormen 1999 (astro-ph/9901122), eq. 10, with A = 0.3222, a = 0.707, p = 0.3.</summary>
/// <remarks>Fitted to the friends-of-friends halos of the GIF simulations, so masses are FoF; the oldest of the three fits and the least accurate.</remarks>
public sealed class ShethTormenMassFunction : MultiplicityMassFunction
{
    private const string Source = "the GIF simulations of Sheth and Tormen 1999, figure 2";
    private static readonly ValidityRange PeakRange = new("Sheth and Tormen 1999 mass function", "nu = 1.686 / sigma(M, z)", 0.5, 4.0, Source);
    private static readonly ValidityRange RedshiftRange = new("Sheth and Tormen 1999 mass function", "z", 0.0, 4.0, Source);
    private static readonly ShethTormenMultiplicity Fit = new();

    /// <summary>Makes the mass function.</summary>
    /// <param name="variance">sigma(M) of the cosmology, with the top-hat filter.</param>
    public ShethTormenMassFunction(MassVariance variance)
        : base(variance)
    {
    }

    /// <inheritdoc/>
    public override MassDefinition MassDefinition => MassDefinition.Fof;

    /// <inheritdoc/>
    public override IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift) =>
    [
        .. RedshiftRange.Check(redshift),
        .. PeakRange.Check(Variance.PeakHeight(minimumMass, redshift), Variance.PeakHeight(maximumMass, redshift)),
    ];

    private protected override IMultiplicityFunction MultiplicityAt(double redshift) => Fit;
}
