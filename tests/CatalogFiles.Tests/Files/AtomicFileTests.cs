
namespace Orchestrator.CatalogFiles.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void WriteAllText_OverAnOldFile_ReplacesItAndLeavesNoTemporary()
    {
        AtomicFile.WriteAllText(folder.File("note.txt"), "first");
        AtomicFile.WriteAllText(folder.File("note.txt"), "second");

        Assert.Equal("second", File.ReadAllText(folder.File("note.txt")));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void Write_WriterFails_LeavesTheOldFileAndNoTemporary()
    {
        AtomicFile.WriteAllText(folder.File("note.txt"), "first");

        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(folder.File("note.txt"), temporary =>
        {
            File.WriteAllText(temporary, "half");
            throw new InvalidDataException("broken off");
        }));

        Assert.Equal("first", File.ReadAllText(folder.File("note.txt")));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void Write_WhileWriting_KeepsTheTemporaryInTheSameFolderUnderAKnownSuffix() => AtomicFile.Write(folder.File("note.txt"), temporary =>
    {
        Assert.Equal(folder.FullName, Path.GetDirectoryName(temporary));
        Assert.EndsWith(AtomicFile.TemporarySuffix, temporary);
        File.WriteAllText(temporary, "");
    });

    [Fact]
    public void WriteAllBytes_OnAFullDisk_SaysSoAndLeavesNothing()
    {
        using var disk = new SmallDisk(kilobytes: 64);

        var error = Assert.Throws<DiskFullException>(() => AtomicFile.WriteAllBytes(disk.File("big.bin"), new byte[1 << 20]));

        Assert.Equal(disk.File("big.bin"), error.File);
        Assert.Contains("no space left", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
    }

    public void Dispose() => folder.Dispose();
}
