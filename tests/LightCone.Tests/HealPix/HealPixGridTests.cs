using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class HealPixGridTests
{
    private static readonly int[] Sides = [1, 2, 3, 7, 64, 100, 1024, 8192, 1 << 20];

    /// <summary>Right ascension, declination and the pixels that healpy 1.16.1 gives for each of <see cref="Sides"/>, ring and nested (-1
    /// where there is no nested order).</summary>
    public static TheoryData<double, double, long[], long[]> Healpy => new()
    {
        { 323.163939, 37.589926, [3, 11, 22, 137, 9574, 23759, 2455133, 157070055, 2572821296012],
            [3, 13, -1, -1, 13871, -1, 3551019, 227265252, 3723513904474] },
        { 303.923174, 38.016005, [3, 10, 22, 107, 9560, 23337, 2418049, 154676239, 2534057314273],
            [3, 14, -1, -1, 14643, -1, 3748718, 239917973, 3930816074718] },
        { 141.265679, 1.756455, [6, 23, 53, 291, 23780, 57957, 6098503, 390296122, 6394861919528],
            [6, 26, -1, -1, 27315, -1, 6992724, 447534364, 7332403024129] },
        { 177.488287, -25.365888, [6, 32, 78, 406, 35070, 85597, 8986595, 575143707, 9423233715632],
            [6, 24, -1, -1, 24803, -1, 6349646, 406377381, 6658087019581] },
        { 243.608167, -63.143224, [10, 46, 101, 558, 46585, 113542, 11905875, 761878461, 12482570331818],
            [10, 40, -1, -1, 41417, -1, 10602957, 678589305, 11118007182672] },
        { 21.888977, -13.48921, [4, 20, 60, 365, 30095, 73824, 7760121, 496551880, 8135911924785],
            [4, 17, -1, -1, 17458, -1, 4469275, 286033661, 4686375504856] },
        { 200.014602, -10.547674, [6, 24, 66, 352, 29198, 70822, 7442660, 476350238, 7804689813219],
            [6, 25, -1, -1, 25745, -1, 6590911, 421818339, 6911071674471] },
        { 97.722578, -65.429402, [9, 45, 98, 552, 46943, 114544, 12014246, 768836664, 12596772998965],
            [9, 36, -1, -1, 37548, -1, 9612411, 615194366, 10079344495828] },
        { 316.674422, -64.486601, [11, 47, 107, 574, 46891, 114033, 11969921, 766063295, 12550824418185],
            [11, 44, -1, -1, 45825, -1, 11731421, 750810977, 12301287063292] },
        { 23.117197, 86.710381, [0, 0, 0, 0, 41, 85, 10242, 662547, 10870327840],
            [0, 3, -1, -1, 4088, -1, 1046758, 66992549, 1097605928314] },
        { 244.505352, 17.742415, [2, 17, 32, 187, 17198, 41671, 4375261, 279975663, 4586690279349],
            [2, 8, -1, -1, 8528, -1, 2183349, 139734357, 2289407720281] },
        { 313.231861, -32.071666, [11, 35, 94, 444, 37727, 91748, 9631212, 616476511, 10099982053256],
            [11, 47, -1, -1, 48187, -1, 12336048, 789507080, 12935284011504] },
        { 81.834669, -7.475654, [5, 30, 62, 314, 27834, 67491, 7109539, 455040281, 7455378410595],
            [5, 20, -1, -1, 21423, -1, 5484501, 351008107, 5750916836792] },
        { 322.361366, 71.508801, [3, 3, 3, 22, 1289, 3103, 325455, 20793451, 340590409203],
            [3, 15, -1, -1, 16147, -1, 4133687, 264556005, 4334485592517] },
        { 0, 90, [0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 3, -1, -1, 4095, -1, 1048575, 67108863, 1099511627775] },
        { 0, -90, [8, 44, 104, 584, 49148, 119996, 12582908, 805306364, 13194139533308],
            [8, 32, -1, -1, 32768, -1, 8388608, 536870912, 8796093022208] },
        { 123.4, 89.999999, [1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 7, -1, -1, 8191, -1, 2097151, 134217727, 2199023255551] },
        { 45, 0, [5, 21, 50, 284, 24480, 59850, 6289920, 402640896, 6597068193792],
            [5, 22, -1, -1, 23210, -1, 5941930, 380283562, 6230565890730] },
        { 359.999999, 0, [4, 27, 48, 280, 24703, 60199, 6293503, 402669567, 6597071863807],
            [4, 18, -1, -1, 18773, -1, 4805973, 307582293, 5039428293973] },
        { 90, 41.8, [5, 14, 27, 119, 8384, 20300, 2100224, 134242304, 2199907205120],
            [5, 23, -1, -1, 24575, -1, 6291455, 402653183, 6597069751100] },
        { 180, -41.9, [10, 40, 90, 490, 40960, 100000, 10489854, 671547000, 11002806091150],
            [10, 42, -1, -1, 43690, -1, 11184808, 715827714, 11728121274912] },
    };

    [Theory]
    [MemberData(nameof(Healpy))]
    public void IndexOf_TabulatedDirections_GivesHealpysPixels(double rightAscension, double declination, long[] ring, long[] nested)
    {
        for (int i = 0; i < Sides.Length; i++)
        {
            Assert.Equal(ring[i], new HealPixGrid(Sides[i], HealPixOrdering.Ring).IndexOf(rightAscension, declination));
            if (nested[i] >= 0)
                Assert.Equal(nested[i], new HealPixGrid(Sides[i], HealPixOrdering.Nested).IndexOf(rightAscension, declination));
        }
    }

    [Theory]
    [InlineData(1, 4, 0, 0)]
    [InlineData(3, 50, 60, 0)]
    [InlineData(64, 100, 212.14285714285714, 84.88153790222776)]
    [InlineData(64, 48000, 181.875, -72.38756092964962)]
    [InlineData(7, 580, 202.5, -76.60327312652751)]
    [InlineData(1 << 20, 8796093034553, 181.05962276458737, -19.47122063449069)]
    [InlineData(1 << 20, 1000, 312.95454545454544, 89.9990184786056)]
    public void CentreOf_TabulatedPixels_GivesHealpysCentres(int nside, long pixel, double rightAscension, double declination)
    {
        (double foundRightAscension, double foundDeclination) = new HealPixGrid(nside, HealPixOrdering.Ring).CentreOf(pixel);

        Assert.Equal(rightAscension, foundRightAscension, 1e-11);
        Assert.Equal(declination, foundDeclination, 1e-11);
    }

    [Theory]
    [InlineData(1, 6, 6)]
    [InlineData(2, 3, 15)]
    [InlineData(2, 24, 25)]
    [InlineData(64, 24576, 26282)]
    [InlineData(64, 49151, 45056)]
    [InlineData(1024, 6291456, 6728362)]
    [InlineData(1024, 4194304, 7187114)]
    public void ToNested_TabulatedPixels_GivesHealpysNumbers(int nside, long ring, long nested)
    {
        Assert.Equal(nested, new HealPixGrid(nside, HealPixOrdering.Ring).ToNested(ring));
        Assert.Equal(ring, new HealPixGrid(nside, HealPixOrdering.Nested).ToRing(nested));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void ToRing_OfToNested_IsEveryPixelOnce(int nside)
    {
        HealPixGrid ring = new(nside, HealPixOrdering.Ring), nested = new(nside, HealPixOrdering.Nested);
        HashSet<long> seen = [];
        for (long pixel = 0; pixel < ring.PixelCount; pixel++)
        {
            long number = ring.ToNested(pixel);
            Assert.True(seen.Add(number));
            Assert.InRange(number, 0, ring.PixelCount - 1);
            Assert.Equal(pixel, nested.ToRing(number));
        }
    }

    [Fact]
    public void IndexOf_CentreOfAnyPixel_IsThatPixel() =>
        Gen.Select(Gen.Int[0, 29], Gen.Int[1, 1 << 29], Gen.Double[0, 1], Gen.Bool).Sample((power, any, place, nested) =>
        {
            HealPixGrid grid = nested ? new(1 << power, HealPixOrdering.Nested) : new(any, HealPixOrdering.Ring);
            long pixel = Math.Min((long)(place * grid.PixelCount), grid.PixelCount - 1);
            if (grid.Nside > 1 << 25)
                return grid.ToRing(nested ? grid.ToNested(pixel) : pixel) == grid.ToRing(pixel);
            (double rightAscension, double declination) = grid.CentreOf(pixel);
            return grid.IndexOf(rightAscension, declination) == pixel && grid.IndexOf(grid.DirectionOf(pixel)) == pixel;
        }, iter: 5000);

    [Fact]
    public void IndexOf_Spans_GiveTheSamePixelsAsOneByOne() =>
        Gen.Select(Gen.Int[1, 1 << 29], Gen.Int[0, 29], Gen.Bool, Gen.Double[-720, 720].Array[37],
            Gen.Double[-90, 90].Array[37]).Sample((any, power, nested, rightAscension, declination) =>
        {
            HealPixGrid grid = nested ? new(1 << power, HealPixOrdering.Nested) : new(any, HealPixOrdering.Ring);
            long[] pixels = new long[37];
            grid.IndexOf(rightAscension, declination, pixels);
            return Enumerable.Range(0, 37).All(i => pixels[i] == grid.IndexOf(rightAscension[i], declination[i]));
        }, iter: 2000);

    [Fact]
    public void IndexOf_PolesAndWholeTurns_AreTheSameForEveryTurn()
    {
        HealPixGrid grid = new(12, HealPixOrdering.Ring);

        Assert.Equal(grid.IndexOf(10, 20), grid.IndexOf(370, 20));
        Assert.Equal(grid.IndexOf(350, -20), grid.IndexOf(-10, -20));
        Assert.InRange(grid.IndexOf(360, 90), 0, 3);
        Assert.InRange(grid.IndexOf(-1e-20, -90), grid.PixelCount - 4, grid.PixelCount - 1);
    }

    [Fact]
    public void Constructor_ResolutionThatIsNone_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HealPixGrid(0, HealPixOrdering.Ring));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HealPixGrid((1 << 29) + 1, HealPixOrdering.Ring));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HealPixGrid(3, HealPixOrdering.Nested));
        Assert.Throws<InvalidOperationException>(() => new HealPixGrid(3, HealPixOrdering.Ring).ToNested(5));
    }

    [Fact]
    public void IndexOf_DirectionThatIsNone_Throws()
    {
        HealPixGrid grid = new(16, HealPixOrdering.Ring);

        Assert.Throws<ArgumentOutOfRangeException>(() => grid.IndexOf(0, 90.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.IndexOf(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.IndexOf(default(CartesianVector)));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.IndexOf([0, 0, 0], [0, double.NaN, 0], new long[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.CentreOf(grid.PixelCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.CentreOf(-1));
    }
}
