using CsCheck;

namespace Orchestrator.Catalogs.Tests;

public sealed class ReplicationTests
{
    private static readonly Gen<int> Shift = Gen.Int[Replication.Minimum, Replication.Maximum];

    [Fact]
    public void Code_AnyShift_ComesBack() =>
        Gen.Select(Shift, Shift, Shift).Sample((i, j, k) =>
        {
            var replication = new Replication(i, j, k);
            return Replication.FromCode(replication.Code) == replication && replication.Code is >= 0 and < 1 << 30;
        });

    [Fact]
    public void Code_DifferentShifts_Differ() =>
        Gen.Select(Shift, Shift, Shift, Shift, Shift, Shift).Sample((i, j, k, l, m, n) =>
            (new Replication(i, j, k).Code == new Replication(l, m, n).Code) == ((i, j, k) == (l, m, n)));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 1, 0, 1 << 10)]
    [InlineData(1, 0, 0, 1 << 20)]
    [InlineData(0, 0, -1, 1023)]
    [InlineData(-512, -512, -512, (512 << 20) | (512 << 10) | 512)]
    public void Code_KnownShift_IsFixedForEver(int i, int j, int k, int code) =>
        Assert.Equal(code, new Replication(i, j, k).Code);

    [Fact]
    public void Constructor_ShiftBeyondTenBits_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Replication(512, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Replication(0, -513, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Replication.FromCode(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Replication.FromCode(1 << 30));
    }
}
