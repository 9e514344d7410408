using CsCheck;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Transports;

public sealed class RemoteShellTests
{
    private static RemoteShell CreateSut(string shellInit = "", int seconds = 60) => new(new LocalTransport(), shellInit, TimeSpan.FromSeconds(seconds));

    private static readonly string[] Awkward =
        ["--help", "-n", "$(touch /tmp/executed)", "'; exit 3; '", "`id`", "\n.\n", "@@orchestrator- done", "%s%n", "\\"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Parts_BringTextAndReturnCode()
    {
        await using RemoteShell shell = CreateSut("echo banner; echo noise >&2");
        RemoteReply reply = await shell.RunAsync("part one printf 'a\\nb'\npart two sh -c 'echo x; exit 7'\npart none true\necho lost >&2", Cancellation);
        Assert.Equal(("a\nb", 0), (reply.Text("one"), reply.ReturnCode("one")));
        Assert.Equal(("x\n", 7), (reply.Text("two"), reply.ReturnCode("two")));
        Assert.Equal(("", 0), (reply.Text("none"), reply.ReturnCode("none")));
        Assert.Equal("lost\n", reply.Error);
        Assert.False(reply.Has("three"));
    }

    [Fact]
    public async Task RunAsync_AnswerWithoutItsEnd_IsNoAnswer()
    {
        await using RemoteShell shell = CreateSut();
        SiteException cut = await Assert.ThrowsAsync<SiteException>(() => shell.RunAsync("part one echo a\nkill -9 $$", Cancellation));
        Assert.True(cut.IsTransient);
    }

    [Fact]
    public async Task RunAsync_NoAnswerInTime_IsTransient()
    {
        await using RemoteShell shell = CreateSut(seconds: 1);
        SiteException late = await Assert.ThrowsAsync<SiteException>(() => shell.RunAsync("sleep 30", Cancellation));
        Assert.True(late.IsTransient);
    }

    [Fact]
    public async Task RunAsync_AnyTextAsAValue_ComesBackUnchangedAndRunsNothing()
    {
        await using RemoteShell shell = CreateSut();
        Gen<string> text = Gen.OneOf(
            Gen.String[Gen.Char["'\"`$\\!;&|<>(){}[]*?~#\n\t -=éλ漢 \u0001"], 0, 40],
            Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]));
        await text.Array[1, 20].SampleAsync(async values =>
        {
            string script = string.Concat(values.Select((value, i) => $"part v{i} printf '%s' {ShellText.Quote(value)}\n"));
            RemoteReply reply = await shell.RunAsync(script, Cancellation);
            return values.Select((value, i) => reply.Text($"v{i}") == value).All(same => same);
        }, iter: 20);
        Assert.False(File.Exists("/tmp/executed"));
    }

    [Fact]
    public async Task SendAsync_Payload_ReachesTheScriptByteByByte()
    {
        await using RemoteShell shell = CreateSut();
        byte[] payload = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
        using var folder = new TemporaryFolder();
        RemoteReply reply = await shell.SendAsync(
            $"head -c {payload.Length} > {ShellText.Quote(folder.File("it's a file"))}\npart left wc -c\npart size wc -c {ShellText.Quote(folder.File("it's a file"))}",
            (input, stop) => input.WriteAsync(payload, stop).AsTask(), Cancellation);
        Assert.StartsWith("300000 ", reply.Text("size"), StringComparison.Ordinal);
        Assert.Equal(payload, await File.ReadAllBytesAsync(folder.File("it's a file"), Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_PartOfAFile_SkipsNoiseBeforeIt()
    {
        await using RemoteShell shell = CreateSut();
        using var folder = new TemporaryFolder();
        byte[] content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i % 251))];
        await File.WriteAllBytesAsync(folder.File("f"), content, Cancellation);
        using var target = new MemoryStream();
        Assert.Equal(500, await shell.ReceiveAsync(folder.File("f"), 1000, 500, target, Cancellation));
        Assert.Equal(content[1000..1500], target.ToArray());
        Assert.Equal(1, await shell.ReceiveAsync(folder.File("f"), 99_999, 500, target, Cancellation));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("-x")]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("a\n")]
    [InlineData("é")]
    public void Identifier_AnythingElse_IsRefused(string value) =>
        Assert.Throws<Numerics.InvalidInputException>(() => ShellText.Identifier(value, "partition"));

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("a//b")]
    [InlineData("a b")]
    [InlineData("-rf")]
    [InlineData("")]
    public void RelativePath_AnythingThatLeavesTheRoot_IsRefused(string path) =>
        Assert.Throws<ArgumentException>(() => ShellText.RelativePath(path));

    [Fact]
    public void Secret_InAnyText_DoesNotShowItself() => Assert.Equal("(secret)", $"{new Secret("hunter2")}");
}
