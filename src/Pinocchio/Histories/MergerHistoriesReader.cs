using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Takes histories files apart.</summary>
internal static class MergerHistoriesReader
{
    private const string Header = "the header";

    public static MergerHistories Read(string path)
    {
        using (BinaryInput input = BinaryInput.Open(path))
        {
            if (input.AtEnd) throw input.Damaged(0, "the file is empty");
            if (HaloFileHeader.IsBinary(input)) return ReadBinary(input);
        }

        using TextInput text = TextInput.Open(path);
        return ReadAscii(text);
    }

    private static MergerHistories ReadBinary(BinaryInput input)
    {
        input.TakeMarker(sizeof(int), Header);
        int size = input.TakeInt32(Header);
        if (size != HaloBranchRecord.Size)
            throw input.Damaged(input.Position - sizeof(int), "no branch has a record of this size", $"{size}", $"{HaloBranchRecord.Size}");
        input.TakeMarker(sizeof(int), Header);
        input.TakeMarker(2 * sizeof(int), Header);
        (int trees, int branches) = (input.TakeInt32(Header), input.TakeInt32(Header));
        if (trees < 0 || branches < trees)
            throw input.Damaged(input.Position - (2 * sizeof(int)), "there cannot be so many trees and branches", $"{trees}, {branches}",
                "at least a branch a tree");
        input.TakeMarker(2 * sizeof(int), Header);
        input.CheckRoom((long)branches * HaloBranchRecord.Size, "the branches");
        var records = new List<HaloBranch>();
        var branchesOfTrees = new List<int>();
        var treesOfTasks = new List<int>();
        bool isLight = IsLight(input, trees, branches);
        if (isLight)
        {
            TakeBranches(input, branches, records);
            CountBranches(input, records, branchesOfTrees);
            treesOfTasks.Add(branchesOfTrees.Count);
        }

        while (!isLight && !input.AtEnd) TakeTask(input, records, branchesOfTrees, treesOfTasks);
        if (!input.AtEnd) throw input.Damaged(input.Position, "bytes follow the last branch");
        if (branchesOfTrees.Count != trees || records.Count != branches)
            throw input.Damaged(input.Position, "trees or branches are missing", $"{branchesOfTrees.Count} and {records.Count}",
                $"{trees} and {branches}");
        var format = new HaloFileFormat(IsBinary: true, Version: 5, isLight, IsDoublePrecision: false);
        return new MergerHistories(format, [.. records], [.. branchesOfTrees], [.. treesOfTasks]);
    }

    /// <summary>A light file goes on with the branches at once; a full one with the first task's count of trees.</summary>
    private static bool IsLight(BinaryInput input, int trees, int branches)
    {
        if (input.Remaining is long remaining) return branches > 0 && remaining == (long)branches * HaloBranchRecord.Size;
        ReadOnlySpan<int> words = MemoryMarshal.Cast<byte, int>(input.Peek(3 * sizeof(int)));
        return words.Length == 3 && !(words[0] == sizeof(int) && words[2] == sizeof(int) && words[1] >= 0 && words[1] <= trees);
    }

    private static void TakeTask(BinaryInput input, List<HaloBranch> records, List<int> branchesOfTrees, List<int> treesOfTasks)
    {
        string task = $"the trees of task {treesOfTasks.Count + 1}";
        int trees = input.TakeCount($"the number of trees of task {treesOfTasks.Count + 1}");
        input.CheckRoom((long)trees * sizeof(int), task);
        treesOfTasks.Add(trees);
        input.TakeMarker(unchecked(trees * sizeof(int)), task);
        long branches = 0;
        for (int tree = 0; tree < trees; tree++)
        {
            int count = input.TakeInt32(task);
            if (count < 1) throw input.Damaged(input.Position - sizeof(int), "a tree has no branch", $"{count}", "1 or more");
            branchesOfTrees.Add(count);
            branches += count;
        }

        input.TakeMarker(unchecked(trees * sizeof(int)), task);
        int marker = unchecked((int)(branches * HaloBranchRecord.Size));
        input.TakeMarker(marker, task);
        input.CheckRoom(branches * HaloBranchRecord.Size, task);
        TakeBranches(input, branches, records);
        input.TakeMarker(marker, task);
    }

    private static void TakeBranches(BinaryInput input, long branches, List<HaloBranch> records)
    {
        const int PieceSize = 1024;
        for (long left = branches; left > 0; left -= PieceSize)
        {
            int piece = (int)Math.Min(left, PieceSize);
            long position = input.Position;
            ReadOnlySpan<byte> bytes = input.Take(piece * HaloBranchRecord.Size, "the branches");
            foreach (HaloBranchRecord record in MemoryMarshal.Cast<byte, HaloBranchRecord>(bytes))
            {
                records.Add(record.Branch);
                if (!IsPossible(records[^1])) throw input.Damaged(position, $"branch {records.Count} is impossible: {records[^1]}");
                position += HaloBranchRecord.Size;
            }
        }
    }

    /// <summary>A light file does not count the branches of its trees; each tree begins with its main branch.</summary>
    private static void CountBranches(BinaryInput input, List<HaloBranch> records, List<int> branchesOfTrees)
    {
        foreach (HaloBranch branch in records)
        {
            if (branch.IsMain) branchesOfTrees.Add(1);
            else if (branchesOfTrees.Count > 0) branchesOfTrees[^1]++;
            else throw input.Damaged(input.Position, $"the first branch is not the main branch of a tree: {branch}");
        }
    }

    private static MergerHistories ReadAscii(TextInput input)
    {
        var records = new List<HaloBranch>();
        var branchesOfTrees = new List<int>();
        (int Trees, int Branches)? counts = null;
        int due = 0;
        while (input.TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("#Tree"u8))
            {
                if (due != 0) throw input.Invalid($"{due} branches of the tree before are missing");
                string text = Encoding.UTF8.GetString(line);
                string count = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
                if (!int.TryParse(count, out due) || due < 1)
                    throw input.Invalid("the number of branches is no number", count, "1 or more");
                branchesOfTrees.Add(due);
            }
            else if (line.IsEmpty || line[0] == (byte)'#')
            {
                continue;
            }
            else if (counts is null)
            {
                var fields = new TextFields(input, line);
                counts = (fields.TakeInt32(), fields.TakeInt32());
                fields.CheckEnd();
            }
            else
            {
                if (due-- == 0) throw input.Invalid("a branch that no tree counts");
                records.Add(Parse(new TextFields(input, line)));
                if (!IsPossible(records[^1])) throw input.Invalid($"branch {records.Count} is impossible: {records[^1]}");
            }
        }

        if (due != 0 || counts != (branchesOfTrees.Count, records.Count))
            throw input.Invalid("trees or branches are missing", $"{branchesOfTrees.Count} and {records.Count}",
                counts is var (trees, branches) ? $"{trees} and {branches}" : "their numbers");
        return new MergerHistories(HaloFileFormat.Ascii, [.. records], [.. branchesOfTrees], [branchesOfTrees.Count]);
    }

    private static HaloBranch Parse(TextFields fields)
    {
        var branch = new HaloBranch(
            fields.TakeUInt64(), fields.TakeInt32(), fields.TakeInt32(), fields.TakeInt32(), fields.TakeInt32(), fields.TakeInt32(),
            fields.TakeDouble(), fields.TakeDouble(), fields.TakeDouble());
        fields.CheckEnd();
        return branch;
    }

    private static bool IsPossible(in HaloBranch branch) =>
        branch is { Index: >= 0, Particles: > 0, MainParticles: >= 0, MergedWith: >= -1 }
        && double.IsFinite(branch.MergerRedshift + branch.PeakRedshift + branch.AppearanceRedshift);
}
