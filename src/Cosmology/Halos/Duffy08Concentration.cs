using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>c(M, z) of Duffy et al. 2008 (arXiv:0804.2486), eq. 4 with table 1: NFW fits, full sample, z = 0 to 2, WMAP5 cosmology.</summary>
/// <remarks><c>c = A (M / 2e12 Msun/h)^B (1 + z)^C</c> for M200c, virial and M200m masses.</remarks>
public sealed class Duffy08Concentration : IConcentrationRelation
{
    private const double PivotMass = 2e12;
    private const string Source = "Duffy et al. 2008, table 1";
    private static readonly double LogPivotMass = PortableMath.Log(PivotMass);
    private static readonly ValidityRange MassRange = new("Duffy et al. 2008 concentrations", "mass in Msun/h", 1e11, 1e15, Source);
    private static readonly ValidityRange RedshiftRange = new("Duffy et al. 2008 concentrations", "z", 0.0, 2.0, Source);

    /// <inheritdoc/>
    public bool Supports(MassDefinition definition) => definition is MassDefinition.M200c or MassDefinition.M200m or MassDefinition.Virial;

    /// <inheritdoc/>
    public double Concentration(MassDefinition definition, double mass, double redshift)
    {
        (double a, double b, double c) = definition switch
        {
            MassDefinition.M200c => (5.71, -0.084, -0.47),
            MassDefinition.Virial => (7.85, -0.081, -0.71),
            MassDefinition.M200m => (10.14, -0.081, -1.01),
            MassDefinition.Fof => throw new ArgumentOutOfRangeException(nameof(definition), definition, "friends-of-friends masses have no concentration"),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "not a mass definition"),
        };
        return a * PortableMath.Exp(b * (PortableMath.Log(mass) - LogPivotMass) + c * PortableMath.Log(1.0 + redshift));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double minimumRedshift, double maximumRedshift) =>
        [.. MassRange.Check(minimumMass, maximumMass), .. RedshiftRange.Check(minimumRedshift, maximumRedshift)];
}
