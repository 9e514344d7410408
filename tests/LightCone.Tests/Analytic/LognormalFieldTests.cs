using Orchestrator.Cosmology;

namespace Orchestrator.LightCone.Tests;

public sealed class LognormalFieldTests
{
    private static readonly EisensteinHuPowerSpectrum Spectrum = new(Cosmologies.Parameters);

    [Fact]
    public void OnePlusDelta_MeanAndMinimum_AreThoseOfADensity()
    {
        LognormalField field = new(Spectrum, 500, 48, seed: 1);
        double sum = 0;
        for (int cell = 0; cell < 48 * 48 * 48; cell++)
        {
            double density = field.OnePlusDelta(cell, 1);
            Assert.True(density > 0);
            sum += density;
        }
        Assert.Equal(1, sum / (48 * 48 * 48), 0.05);
    }

    [Fact]
    public void OnePlusDelta_PowerOnLargeScales_IsTheSpectrums()
    {
        // Modes (n, 0, 0), (0, n, 0), (0, 0, n) with n = 1..6 of several fields, against the spectrum they were drawn from.
        const int cells = 32, fields = 12;
        double ratio = 0;
        int modes = 0;
        for (int number = 0; number < fields; number++)
        {
            LognormalField field = new(Spectrum, 1000, cells, seed: 100, simulation: number);
            for (int axis = 0; axis < 3; axis++)
            {
                for (int n = 1; n <= 6; n++)
                {
                    double real = 0, imaginary = 0;
                    for (int cell = 0; cell < cells * cells * cells; cell++)
                    {
                        int place = axis == 0 ? cell % cells : axis == 1 ? cell / cells % cells : cell / (cells * cells);
                        double phase = 2 * Math.PI * n * place / cells, density = field.OnePlusDelta(cell, 1);
                        real += density * Math.Cos(phase);
                        imaginary -= density * Math.Sin(phase);
                    }
                    double power = ((real * real) + (imaginary * imaginary)) / Math.Pow(cells, 6) * 1e9;
                    ratio += power / Spectrum.Evaluate(2 * Math.PI * n / 1000);
                    modes++;
                }
            }
        }
        // Each mode's power is exponential about its mean: the average over m modes has relative error 1/sqrt(m).
        Assert.Equal(1, ratio / modes, 3.5 / Math.Sqrt(modes));
    }

    [Fact]
    public void Constructor_AnyNumberOfThreads_DrawsTheSameField()
    {
        LognormalField one = new(Spectrum, 400, 30, seed: 8, threads: 1), two = new(Spectrum, 400, 30, seed: 8, threads: 2),
            other = new(Spectrum, 400, 30, seed: 8, simulation: 1);

        Assert.All(Enumerable.Range(0, 27000), cell => Assert.Equal(one.OnePlusDelta(cell, 1), two.OnePlusDelta(cell, 1)));
        Assert.NotEqual(one.OnePlusDelta(0, 1), other.OnePlusDelta(0, 1));
    }

    [Fact]
    public void Constructor_SizesThatAreNone_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LognormalField(Spectrum, 0, 16, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LognormalField(Spectrum, 100, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LognormalField(Spectrum, 100, 1025, 1));
    }
}
