using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Orchestrator.CatalogFiles.Tests.Checksums;

public sealed class Sha256Tests
{
    /// <summary>FIPS 180-4 examples and the short messages of NIST's validation programme (SHA256ShortMsg).</summary>
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("616263", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1")]
    [InlineData("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98")]
    [InlineData("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2")]
    [InlineData("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e")]
    public void HashData_NistVector_Matches(string message, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sha256.HashData(Convert.FromHexString(message))));

    [Fact]
    public void HashData_MillionTimesA_MatchesFips180()
    {
        byte[] message = Encoding.ASCII.GetBytes(new string('a', 1_000_000));

        Assert.Equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", Convert.ToHexStringLower(Sha256.HashData(message)));
    }

    [Fact]
    public void HashData_AnyBytes_EqualsThePlatforms() =>
        Gen.Byte.Array[0, 300].Sample(data => Assert.Equal(SHA256.HashData(data), Sha256.HashData(data)));

    [Fact]
    public void Append_InAnyPieces_GivesTheSameHash() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[1, 130]).Sample((data, piece) =>
        {
            var hash = new Sha256();
            for (int i = 0; i < data.Length; i += piece) hash.Append(data.AsSpan(i, Math.Min(piece, data.Length - i)));
            Assert.Equal(SHA256.HashData(data), hash.Finish());
        });

    [Fact]
    public void Append_AfterFinish_IsRefused()
    {
        var hash = new Sha256();
        hash.Finish();

        Assert.Throws<InvalidOperationException>(() => hash.Append([1]));
    }
}
