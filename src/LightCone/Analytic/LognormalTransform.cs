using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Numerics.Fft;

namespace Orchestrator.LightCone;

/// <summary>The steps from a power spectrum to the Gaussian field behind a lognormal one, on one grid.</summary>
internal sealed class LognormalTransform
{
    private readonly IPowerSpectrum spectrum;
    private readonly double boxSize;
    private readonly int cells;
    private readonly int threads;
    private readonly RealFft3D<float> fft;
    private readonly int row;

    internal LognormalTransform(IPowerSpectrum spectrum, double boxSize, int cells, int threads)
    {
        this.spectrum = spectrum;
        this.boxSize = boxSize;
        this.cells = cells;
        this.threads = threads;
        fft = new RealFft3D<float>(cells, cells, cells);
        row = 2 * ((cells / 2) + 1);
    }

    /// <summary>The field, [k, j, i] with i fastest, and the variance that its spectrum gives to a cell.</summary>
    internal (float[] Gaussian, double Variance) Draw(RandomKey key)
    {
        float[] amplitudes = GaussianSpectrum(out double variance);
        float[] field = new float[fft.Length];
        WhiteNoise(field, key);
        fft.Forward(field, threads);
        // White noise of unit variance has power N^3 in every mode; a mode of the field has V P(k) of the grid's own normalisation.
        for (int mode = 0; mode < field.Length / 2; mode++)
        {
            float amplitude = amplitudes[mode];
            field[2 * mode] *= amplitude;
            field[(2 * mode) + 1] *= amplitude;
        }
        fft.Inverse(field, threads);
        float scale = 1f / ((float)cells * cells * cells);
        float[] gaussian = new float[cells * cells * cells];
        for (int line = 0; line < cells * cells; line++)
        {
            for (int i = 0; i < cells; i++)
                gaussian[(line * cells) + i] = field[(line * row) + i] * scale;
        }
        return (gaussian, variance);
    }

    // P(k) -> xi(r) -> ln(1 + xi) -> its spectrum; returned as the factor that white noise's modes are multiplied by.
    private float[] GaussianSpectrum(out double variance)
    {
        float[] field = new float[fft.Length];
        double volume = boxSize * boxSize * boxSize;
        ForEachMode((mode, wavenumber) => field[2 * mode] = wavenumber > 0 ? (float)(spectrum.Evaluate(wavenumber) / volume) : 0);
        fft.Inverse(field, threads);
        for (int line = 0; line < cells * cells; line++)
        {
            for (int i = 0; i < cells; i++)
                field[(line * row) + i] = (float)PortableMath.Log1p(Math.Max(-0.999, field[(line * row) + i]));
        }
        fft.Forward(field, threads);
        double count = (double)cells * cells * cells;
        float[] factors = new float[fft.Length / 2];
        double sum = 0;
        ForEachMode((mode, wavenumber) =>
        {
            double power = wavenumber > 0 ? Math.Max(0, field[2 * mode] / count) : 0;
            factors[mode] = (float)Math.Sqrt(power * count);
            sum += power * Weight(mode);
        });
        variance = sum;
        return factors;
    }

    // The half that a real transform leaves out mirrors the half that it keeps, but for its first and, of an even grid, its last plane.
    private int Weight(int mode)
    {
        int i = mode % (row / 2);
        return i == 0 || (cells % 2 == 0 && i == cells / 2) ? 1 : 2;
    }

    private void ForEachMode(Action<int, double> action)
    {
        double fundamental = 2 * Math.PI / boxSize;
        int mode = 0;
        for (int k = 0; k < cells; k++)
        {
            double kz = Frequency(k);
            for (int j = 0; j < cells; j++)
            {
                double ky = Frequency(j);
                for (int i = 0; i < row / 2; i++, mode++)
                    action(mode, fundamental * Math.Sqrt((kz * kz) + (ky * ky) + ((double)i * i)));
            }
        }
    }

    private int Frequency(int index) => index <= cells / 2 ? index : index - cells;

    // One stream a row of cells.
    private void WhiteNoise(float[] field, RandomKey key) =>
        Parallel.For(0, cells * cells, new ParallelOptions { MaxDegreeOfParallelism = threads }, line =>
        {
            RandomStream stream = key.For((ulong)line);
            for (int i = 0; i < cells; i++)
                field[(line * row) + i] = (float)stream.NextNormal();
        });
}
