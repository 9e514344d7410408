using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignCompletionTests
{
    [Fact]
    public void Complete_OwnFirstSlice_LosesNothing()
    {
        var specification = DesignTests.Small();
        var first = Design.Create(specification with { ActiveSlices = [0] }).Table;
        var completed = Design.Complete(specification with { Seed = 5 }, first);

        Assert.Equal(first.ContentHash, completed.Table.OfSlice(0).ContentHash);
        Assert.Empty(completed.Certificate.Lost);
        Assert.True(completed.Certificate.Whole.Latin);
    }

    [Fact]
    public void Complete_RandomPoints_KeepsTheirDoublesAndSaysWhatIsLost()
        => Gen.Select(Gen.Int[1, 25], Gen.ULong[0, 1000]).Sample(
            (count, seed) =>
            {
                var existing = RandomPoints(count, seed);
                var (table, certificate, _) = Design.Complete(DesignTests.Small() with { Exchanges = 5000 }, existing);

                Assert.Equal(125, table.Count);
                for (int row = 0; row < count; row++)
                {
                    for (int column = 0; column < 3; column++) Assert.Equal(existing.Column(column)[row], table.Column(column)[row]);
                    Assert.Equal(existing.Seed[row], table.Seed[row]);
                }

                // A level is lost for each one that two points share, and no more: whoever is new takes a level of its own.
                for (int axis = 0; axis < 3; axis++)
                {
                    var prior = DesignTests.Small().Parameters[axis].Prior;
                    int shared = count - existing.Column(axis).ToArray().Select(value => (int)(prior.Cumulative(value) * 125)).Distinct().Count();
                    Assert.Equal(shared, certificate.Whole.EmptyLevels[axis]);
                }

                Assert.Equal(certificate.Whole.Latin, !certificate.Lost.Any(loss => loss.StartsWith("the whole is not Latin", StringComparison.Ordinal)));
            },
            iter: 20);

    [Fact]
    public void Complete_OrthogonalHundred_KeepsOnePointInEachOfTheThousandCells()
    {
        // The 100 runs of another tool: orthogonal of strength 2, but not from our cube of slices.
        var specification = DesignTests.Model() with { Exchanges = 200_000 };
        var hundred = Design.Create(specification with { Points = 100, Seed = 77, Exchanges = 0 }).Table;
        var (table, certificate, _) = Design.Complete(specification, hundred);

        Assert.Equal(1000, table.Count);
        Assert.Empty(certificate.Lost);
        Assert.Contains(new CellCount(10, 3, 1, 1), certificate.Whole.Cells);
    }

    [Fact]
    public void Complete_PointOutsideThePrior_IsRefused()
    {
        var existing = DesignCsvTests.Read("simulation,omega_m,sigma8,w0\n0,0.3,0.8,-1\n1,0.6,0.8,-1.1\n");

        var error = Assert.Throws<InvalidInputException>(() => Design.Complete(DesignTests.Small(), existing));
        Assert.Equal(("omega_m", "0.6"), (error.Key, error.Value));
    }

    [Fact]
    public void Complete_MissingColumnOrForeignNumber_IsRefused()
    {
        Assert.Equal("w0", Assert.Throws<InvalidInputException>(() => Design.Complete(DesignTests.Small(), DesignCsvTests.Read("omega_m,sigma8\n0.3,0.8\n"))).Key);
        Assert.Equal("simulation", Assert.Throws<InvalidInputException>(() =>
            Design.Complete(DesignTests.Small(), DesignCsvTests.Read("simulation,omega_m,sigma8,w0\n125,0.3,0.8,-1\n"))).Key);
    }

    private static DesignTable RandomPoints(int count, ulong seed)
    {
        var stream = new RandomKey(seed, RandomPurpose.Resampling).For(0);
        double[][] columns = [.. DesignTests.Small().Parameters.Select(_ => new double[count])];
        for (int axis = 0; axis < 3; axis++)
            for (int row = 0; row < count; row++) columns[axis][row] = DesignTests.Small().Parameters[axis].Prior.Quantile(stream.NextUniform());
        int[] numbers = [.. Enumerable.Range(0, count)];
        return new DesignTable(numbers, Array.ConvertAll(numbers, _ => -1), Array.ConvertAll(numbers, i => 100L + i), ["omega_m", "sigma8", "w0"], columns);
    }
}
