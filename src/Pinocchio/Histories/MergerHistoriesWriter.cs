using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>Writes histories files.</summary>
internal static class MergerHistoriesWriter
{
    public static void Write(MergerHistories histories, string path, HaloFileFormat format, int minimumParticles)
    {
        ArgumentNullException.ThrowIfNull(format);
        using OutputFile file = OutputFile.Create(path);
        if (format.IsBinary) WriteBinary(histories, file.Stream, format.IsLight);
        else WriteAscii(histories, file.Stream, minimumParticles);
        file.Commit();
    }

    private static void WriteBinary(MergerHistories histories, Stream stream, bool isLight)
    {
        stream.WriteRecord(HaloBranchRecord.Size);
        stream.WriteRecord(histories.TreeCount, histories.Branches.Length);
        if (isLight)
        {
            WriteBranches(histories.Branches, stream);
            return;
        }

        int first = 0;
        foreach (int trees in histories.TreesOfTasks)
        {
            var branchesOfTrees = new int[trees];
            for (int i = 0; i < trees; i++) branchesOfTrees[i] = histories.Tree(first + i).Length;
            stream.WriteRecord(trees);
            stream.WriteRecord(branchesOfTrees);
            int marker = unchecked(branchesOfTrees.Sum() * HaloBranchRecord.Size);
            stream.WriteInt32(marker);
            for (int i = 0; i < trees; i++) WriteBranches(histories.Tree(first + i), stream);
            stream.WriteInt32(marker);
            first += trees;
        }
    }

    private static void WriteBranches(ReadOnlySpan<HaloBranch> branches, Stream stream)
    {
        foreach (ref readonly HaloBranch branch in branches)
        {
            var record = new HaloBranchRecord(branch);
            stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<HaloBranchRecord>(in record)));
        }
    }

    private static void WriteAscii(MergerHistories histories, Stream stream, int minimumParticles)
    {
        var text = new ColumnText();
        text.Line($"# Merger histories for halos with minimal mass of {minimumParticles} particles");
        text.Line("#  1) group ID").Line("#  2) index within the tree").Line("#  3) linking list").Line("#  4) merged with");
        text.Line("#  5) mass of halo at merger (particles)").Line("#  6) mass of main halo it merges with, at merger (particles)");
        text.Line("#  7) merger redshift").Line("#  8) redshift of peak collapse")
            .Line("#  9) redshift at which the halo overtakes the minimal mass");
        text.Line("#").Line("# Ntrees & Nbranches: ");
        text.Text(" ").WholeNumber(histories.TreeCount).Text("  ").WholeNumber(histories.Branches.Length).Line();
        for (int tree = 0; tree < histories.TreeCount; tree++)
        {
            text.Line($"#Tree {tree}, Nbranches={histories.Tree(tree).Length}");
            foreach (ref readonly HaloBranch branch in histories.Tree(tree)) Append(text, branch);
            text.MoveTo(stream);
        }

        text.MoveTo(stream);
    }

    private static void Append(ColumnText text, in HaloBranch branch)
    {
        text.Text(" ").WholeNumber(branch.Id, 12);
        text.Text(" ").WholeNumber(branch.Index, 6).Text(" ").WholeNumber(branch.Link, 6).Text(" ").WholeNumber(branch.MergedWith, 6);
        text.Text(" ").WholeNumber(branch.Particles, 9).Text(" ").WholeNumber(branch.MainParticles, 9);
        text.Text(" ").Fixed(branch.MergerRedshift, 9, 4).Text(" ").Fixed(branch.PeakRedshift, 9, 4).Text(" ")
            .Fixed(branch.AppearanceRedshift, 9, 4);
        text.Line();
    }
}
