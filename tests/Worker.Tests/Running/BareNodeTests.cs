using Orchestrator.CatalogFiles;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Running;

/// <summary>The published worker on a node that has glibc, libgcc and libstdc++ only: a root folder with nothing else, entered by chroot.</summary>
[Trait("Duration", "Slow")]
public sealed class BareNodeTests
{
    private static readonly string[] KnownPlaces = ["/usr/lib/x86_64-linux-gnu/libhdf5_serial.so.103", "/usr/lib/x86_64-linux-gnu/libhdf5.so.103"];

    [Fact]
    public void Run_WithLibhdf5AndWithout_CommitsTheSameContentAsHere()
    {
        using var here = new TemporaryFolder();
        var root = new CampaignRoot(here.FullName);
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", root.Stage(CampaignRoot.Document())).ExitCode);
        (string halos, string part) = Hashes(root);

        using (var bare = new NodeRoot())
        {
            RunInside(bare, CampaignRoot.Document());
            Assert.Equal((halos, part), Hashes(bare.Campaign));
            Assert.False(IsWrittenByLibrary(bare.Campaign));
        }

        string? library = Array.Find(KnownPlaces, File.Exists);
        Assert.SkipWhen(library is null, "libhdf5 is not where Debian has it");
        using var withLibrary = new NodeRoot();
        withLibrary.AddLibrary(library);
        RunInside(withLibrary, CampaignRoot.Document());
        Assert.Equal((halos, part), Hashes(withLibrary.Campaign));
        Assert.True(IsWrittenByLibrary(withLibrary.Campaign));
    }

    [Fact]
    public void Run_MocksAloneWithoutLibhdf5_ReadHalosThatLibhdf5Wrote()
    {
        using var here = new TemporaryFolder();
        var root = new CampaignRoot(here.FullName);
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", root.Stage(CampaignRoot.Document())).ExitCode);

        using var bare = new NodeRoot();
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", bare.Campaign.Stage(CampaignRoot.Document(withMock: false))).ExitCode);
        TaskDocument mocks = CampaignRoot.MocksAlone();
        RunInside(bare, mocks);

        Assert.Equal(Hashes(root), Hashes(bare.Campaign));
        Assert.False(IsWrittenByLibrary(bare.Campaign));
    }

    private static void RunInside(NodeRoot node, TaskDocument document)
    {
        node.Campaign.Stage(document);
        (int code, string said) = node.Worker("run", document);
        Assert.True(code == WorkerExitCode.Done, $"exit code {code}: {said}");
    }

    // The launcher's worker may have been built at an earlier commit of the same sources, whose number the part tells.
    private static (string Halos, string Part) Hashes(CampaignRoot root)
    {
        using Hdf5File part = Hdf5File.OpenRead(FileOf(root, CampaignRoot.MockFolderOf(CampaignRoot.Simulation), "part.h5"));
        return (ContentHash.Of(FileOf(root, CampaignRoot.FolderOf(CampaignRoot.Simulation), "halos.h5")), ContentHash.Of(part, ["/software_version"]));
    }

    // Only libhdf5 writes the scales' back references.
    private static bool IsWrittenByLibrary(CampaignRoot root)
    {
        using Hdf5File part = Hdf5File.OpenRead(FileOf(root, CampaignRoot.MockFolderOf(CampaignRoot.Simulation), "part.h5"));
        return part.HasAttribute("/axes/x", "REFERENCE_LIST");
    }

    private static string FileOf(CampaignRoot root, string folder, string name)
    {
        TaskFolder task = root.Task(folder);
        return Path.Combine(task.FullPath, task.ReadResult()!.Files.First(file => file.Name.EndsWith(name, StringComparison.Ordinal)).Name);
    }
}
