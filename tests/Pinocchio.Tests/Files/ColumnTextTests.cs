namespace Orchestrator.Pinocchio.Tests;

/// <summary>Expected texts are what C's printf gives (glibc).</summary>
public sealed class ColumnTextTests
{
    [Theory]
    [InlineData(0.125, "    0.12")]
    [InlineData(0.375, "    0.38")]
    [InlineData(-0.125, "   -0.12")]
    [InlineData(33.125, "   33.12")]
    [InlineData(0.005, "    0.01")]
    [InlineData(-0.001, "   -0.00")]
    [InlineData(1234567.5, "1234567.50")]
    public void Fixed_Number_IsRoundedToEvenAtTies(double value, string expected) =>
        Assert.Equal(expected, Text(text => text.Fixed(value, 8, 2)));

    [Theory]
    [InlineData(2.313968e13, " 2.313968e+13")]
    [InlineData(0, " 0.000000e+00")]
    [InlineData(-1.5e-7, "-1.500000e-07")]
    [InlineData(1e300, "1.000000e+300")]
    public void Exponential_Number_HasTwoDigitsOfExponent(double value, string expected) =>
        Assert.Equal(expected, Text(text => text.Exponential(value, 13, 6)));

    [Theory]
    [InlineData(0.0001, "      0.0001")]
    [InlineData(0.00001, "       1e-05")]
    [InlineData(14256, "       14256")]
    [InlineData(1234567, " 1.23457e+06")]
    [InlineData(999999.5, "       1e+06")]
    [InlineData(100000, "      100000")]
    [InlineData(-0.159728, "   -0.159728")]
    [InlineData(0, "           0")]
    public void General_Number_IsTheShorterForm(double value, string expected) =>
        Assert.Equal(expected, Text(text => text.General(value, 12, 6)));

    private static string Text(Action<ColumnText> append)
    {
        var text = new ColumnText();
        append(text);
        using var stream = new MemoryStream();
        text.MoveTo(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
