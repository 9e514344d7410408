using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>c(M, z) of Dutton and Maccio 2014 (arXiv:1402.7073), eqs. 7 and 10 to 13: NFW fits, Planck 2013 cosmology.</summary>
/// <remarks><c>log10 c = a(z) + b(z) log10(M / 1e12 Msun/h)</c> for M200c and virial masses.</remarks>
public sealed class DuttonMaccio14Concentration : IConcentrationRelation
{
    private const double LogPivotMass = 12.0;
    private const string Source = "Dutton and Maccio 2014, section 3";
    private static readonly ValidityRange MassRange = new("Dutton and Maccio 2014 concentrations", "mass in Msun/h", 1e10, 1e15, Source);
    private static readonly ValidityRange RedshiftRange = new("Dutton and Maccio 2014 concentrations", "z", 0.0, 5.0, Source);

    /// <inheritdoc/>
    public bool Supports(MassDefinition definition) => definition is MassDefinition.M200c or MassDefinition.Virial;

    /// <inheritdoc/>
    public double Concentration(MassDefinition definition, double mass, double redshift)
    {
        (double a, double b) = definition switch
        {
            MassDefinition.M200c => (0.520 + 0.385 * Decay(-0.617, redshift, 1.21), -0.101 + 0.026 * redshift),
            MassDefinition.Virial => (0.537 + 0.488 * Decay(-0.718, redshift, 1.08), -0.097 + 0.024 * redshift),
            MassDefinition.Fof or MassDefinition.M200m => throw NotFitted(definition),
            _ => throw NotFitted(definition),
        };
        return PortableMath.Exp10(a + b * (PortableMath.Log10(mass) - LogPivotMass));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double minimumRedshift, double maximumRedshift) =>
        [.. MassRange.Check(minimumMass, maximumMass), .. RedshiftRange.Check(minimumRedshift, maximumRedshift)];

    private static double Decay(double rate, double redshift, double power) =>
        redshift <= 0.0 ? 1.0 : PortableMath.Exp(rate * PortableMath.Pow(redshift, power));

    private static ArgumentOutOfRangeException NotFitted(MassDefinition definition) =>
        new(nameof(definition), definition, "Dutton and Maccio 2014 fitted M200c and virial masses only; MassConversion finds other definitions from them");
}
