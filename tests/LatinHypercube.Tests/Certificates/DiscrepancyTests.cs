using CsCheck;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DiscrepancyTests
{
    private static readonly double[][] SevenPoints =
    [
        [0.417022004702574, 0.30233257263183977, 0.1862602113776709, 0.538816734003357, 0.20445224973151743, 0.6704675101784022, 0.14038693859523377],
        [0.7203244934421581, 0.14675589081711304, 0.34556072704304774, 0.4191945144032948, 0.8781174363909454, 0.41730480236712697, 0.1981014890848788],
        [0.00011437481734488664, 0.0923385947687978, 0.39676747423066994, 0.6852195003967595, 0.027387593197926163, 0.5586898284457517, 0.8007445686755367],
    ];

    // scipy.stats.qmc.discrepancy of scipy 1.10.1, methods CD and WD; numpy.random.RandomState(1).rand(7, 3), then the lattice below.
    [Fact]
    public void BothDiscrepancies_SevenRandomPoints_AgreeWithScipy()
    {
        Assert.Equal(0.10092667485502016, Discrepancy.Centred(SevenPoints), 1e-15);
        Assert.Equal(0.12249473870158045, Discrepancy.WrapAround(SevenPoints), 1e-15);
    }

    [Fact]
    public void BothDiscrepancies_Lattice_AgreeWithScipy()
    {
        double[][] lattice = [Lattice(i => i * 7), Lattice(i => i * 3), Lattice(i => i * 11), Lattice(i => i * i)];

        Assert.Equal(0.023842522168119773, Discrepancy.Centred(lattice), 1e-15);
        Assert.Equal(0.060817713418961805, Discrepancy.WrapAround(lattice), 1e-15);
    }

    [Fact]
    public void BothDiscrepancies_AnyPoints_AgreeWithTheDefinitionOnAnyThreads()
        => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 8]).SelectMany((points, dimensions) => Gen.Double[0, 1].Array[points].Array[dimensions]).Sample(
            unit =>
            {
                Assert.Equal(CentredByDefinition(unit), Discrepancy.Centred(unit), 1e-12 * Math.Pow(1.5, unit.Length));
                Assert.Equal(WrapAroundByDefinition(unit), Discrepancy.WrapAround(unit), 1e-12 * Math.Pow(1.5, unit.Length));
                Assert.Equal(Discrepancy.Centred(unit), Discrepancy.Centred(unit, threads: 3));
            },
            iter: 200);

    [Fact]
    public void Centred_UnequalAxes_IsRefused() => Assert.Throws<ArgumentException>(() => Discrepancy.Centred([[0.1], [0.2, 0.3]]));

    /// <summary>Hickernell's formula as written, one pair at a time.</summary>
    internal static double CentredByDefinition(double[][] unit)
    {
        int n = unit[0].Length, d = unit.Length;
        double single = 0, pairs = 0;
        for (int i = 0; i < n; i++)
        {
            single += unit.Aggregate(1.0, (product, axis) => product * (1 + (0.5 * Math.Abs(axis[i] - 0.5)) - (0.5 * (axis[i] - 0.5) * (axis[i] - 0.5))));
            for (int j = 0; j < n; j++)
                pairs += unit.Aggregate(1.0, (product, axis) => product * (1 + (0.5 * Math.Abs(axis[i] - 0.5)) + (0.5 * Math.Abs(axis[j] - 0.5)) - (0.5 * Math.Abs(axis[i] - axis[j]))));
        }

        return Math.Pow(13.0 / 12, d) - (2 * single / n) + (pairs / n / n);
    }

    private static double WrapAroundByDefinition(double[][] unit)
    {
        int n = unit[0].Length;
        double pairs = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                pairs += unit.Aggregate(1.0, (product, axis) => product * (1.5 - (Math.Abs(axis[i] - axis[j]) * (1 - Math.Abs(axis[i] - axis[j])))));
        return (pairs / n / n) - Math.Pow(4.0 / 3, unit.Length);
    }

    private static double[] Lattice(Func<int, int> of) => [.. Enumerable.Range(0, 13).Select(i => ((of(i) % 13) + 0.5) / 13)];
}
