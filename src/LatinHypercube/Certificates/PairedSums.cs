namespace Orchestrator.LatinHypercube;

/// <summary>Sums of a block of points, by hypercube.</summary>
internal sealed class PairedSums
{
    public PairedSums(int hypercubes)
    {
        Centred = new double[hypercubes];
        WrapAround = new double[hypercubes];
        NearestSum = new double[hypercubes];
        Smallest = new double[hypercubes];
        Array.Fill(Smallest, double.PositiveInfinity);
    }

    /// <summary>Sum over pairs of the centred kernel.</summary>
    public double[] Centred { get; }

    /// <summary>Sum over pairs of the wrap-around kernel.</summary>
    public double[] WrapAround { get; }

    /// <summary>Sum over points of the distance to the nearest other.</summary>
    public double[] NearestSum { get; }

    /// <summary>Smallest distance.</summary>
    public double[] Smallest { get; }

    /// <summary>Adds the sums of another block.</summary>
    public void Add(PairedSums other)
    {
        for (int i = 0; i < Centred.Length; i++)
        {
            Centred[i] += other.Centred[i];
            WrapAround[i] += other.WrapAround[i];
            NearestSum[i] += other.NearestSum[i];
            Smallest[i] = Math.Min(Smallest[i], other.Smallest[i]);
        }
    }
}
