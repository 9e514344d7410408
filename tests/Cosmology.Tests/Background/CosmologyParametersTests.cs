using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class CosmologyParametersTests
{
    [Theory]
    [InlineData("omega_m", 0.0)]
    [InlineData("omega_m", 1.0)]
    [InlineData("omega_m", -0.3)]
    [InlineData("omega_m", double.NaN)]
    [InlineData("omega_b", 0.0)]
    [InlineData("omega_b", 0.4)]
    [InlineData("h", 67.74)]
    [InlineData("n_s", -1.0)]
    [InlineData("sigma8", 0.0)]
    [InlineData("sigma8", double.PositiveInfinity)]
    [InlineData("w0", 0.1)]
    [InlineData("wa", 1.5)]
    public void Validate_ImpossibleValue_NamesKeyValueAndRange(string key, double value)
    {
        CosmologyParameters standard = Cosmologies.Standard;
        CosmologyParameters parameters = key switch
        {
            "omega_m" => standard with { OmegaM = value },
            "omega_b" => standard with { OmegaB = value },
            "h" => standard with { H = value },
            "n_s" => standard with { NS = value },
            "sigma8" => standard with { Sigma8 = value },
            "w0" => standard with { W0 = value },
            _ => standard with { Wa = value },
        };

        var error = Assert.Throws<InvalidInputException>(() => new WcdmCosmology(parameters));

        Assert.Equal(key, error.Key);
        Assert.Equal(value.ToString("R"), error.Value);
        Assert.False(string.IsNullOrEmpty(error.Allowed));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => new EisensteinHuPowerSpectrum(parameters));
    }

    [Fact]
    public void Validate_StandardCosmology_ReturnsItself() => Assert.Same(Cosmologies.Standard, Cosmologies.Standard.Validate());

    [Fact]
    public void NewtonG_AgainstCodata_AgreesToTheDensityUsed() =>
        Assert.Equal(4.30091e-9, CosmologyConstants.NewtonG, 4.30091e-9 * 6e-5);
}
