using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Lineages;

public sealed class LineageTests
{
    [Fact]
    public void Text_OfAnyOrderAndSpelling_IsOne()
    {
        JsonNode one = JsonNode.Parse("""{ "b": [1.50, 1e3, null, true], "a": { "y": 0.1, "x": 18446744073709551615 } }""")!;
        var other = new JsonObject
        {
            ["a"] = new JsonObject { ["x"] = ulong.MaxValue, ["y"] = 0.1 },
            ["b"] = new JsonArray(1.5, 1000, null, true),
        };

        Assert.Equal("""{"a":{"x":18446744073709551615,"y":0.1},"b":[1.5,1000,null,true]}""", CanonicalJson.Text(one));
        Assert.Equal(CanonicalJson.Text(one), CanonicalJson.Text(other));
    }

    [Fact]
    public void Text_OfAnyNumber_ReadsBackExactly() => Gen.Double.Where(double.IsFinite).Sample(
        number => (double)JsonNode.Parse(CanonicalJson.Text(JsonValue.Create(number)))! == number);

    [Fact]
    public void Hash_IsSha256OfTheCanonicalText()
    {
        Lineage lineage = Example(0.76);
        string text = """{"inputs":{"halos":"ab"},"parameters":{"alpha":0.76},"seed":7,"stage":"mock","stage_version":1}""";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), lineage.Hash);
        Assert.Equal(lineage.Hash[..16], lineage.ShortHash);
        Assert.Equal(lineage.Hash, Example(0.76).Hash);
        Assert.NotEqual(lineage.Hash, Example(0.77).Hash);
        Assert.NotEqual(lineage.Hash, (Example(0.76) with { StageVersion = 2 }).Hash);
    }

    private static Lineage Example(double alpha) => new()
    {
        Stage = "mock",
        StageVersion = 1,
        Parameters = new JsonObject { ["alpha"] = alpha },
        Inputs = new Dictionary<string, string> { ["halos"] = "ab" },
        Seed = 7,
    };
}
