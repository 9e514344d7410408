using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests.Files;

public sealed class OutputAndInputFileTests
{
    [Fact]
    public void Commit_WhoseRenameFails_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        new DirectoryInfo(folder.File("taken")).Create();
        Assert.ThrowsAny<Exception>(() => OutputFile.WriteText(folder.File("taken"), "text"));
        Assert.Equal([folder.File("taken")], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void TwoFiles_OfOneNameAtATime_AreWrittenApart()
    {
        using var folder = new TemporaryFolder();
        using OutputFile first = OutputFile.Create(folder.File("one")), second = OutputFile.Create(folder.File("one"));
        first.Stream.Write("first, and longer"u8);
        second.Stream.Write("second"u8);
        first.Commit();
        Assert.Equal("first, and longer", File.ReadAllText(folder.File("one")));
        second.Commit();
        Assert.Equal("second", File.ReadAllText(folder.File("one")));
        Assert.Equal([folder.File("one")], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void ByteOrderMark_IsToldByName()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("outputs"), [0xEF, 0xBB, 0xBF, (byte)'0', (byte)'\n']);
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => OutputRedshifts.Read(folder.File("outputs")));
        Assert.Contains("byte order mark", refusal.Message);
        Assert.Equal(1, refusal.Line);
    }

    [Fact]
    public void FileWithoutLines_IsRefusedBeforeItFillsTheMemory()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no such device here");
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => OutputRedshifts.Read("/dev/zero"));
        Assert.Equal("/dev/zero", refusal.File);
        Assert.Equal(1, refusal.Line);
    }
}
