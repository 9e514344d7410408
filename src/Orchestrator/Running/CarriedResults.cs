using System.Formats.Tar;
using System.Text.Json;
using Orchestrator.CatalogFiles;
using Orchestrator.Conducting;
using Orchestrator.Numerics;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.TrainingSets;
using Orchestrator.Transports;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>Takes results that a person carried here, and commits them by the rule that holds everywhere: one link, the first one wins.</summary>
/// <remarks>Nothing that is carried is trusted: paths stay below the root, links are refused, owner, lineage, sizes and checksums are compared
/// before anything appears in the workspace.</remarks>
/// <param name="plan">The plan as it stands.</param>
/// <param name="owner">Our workspace's identity.</param>
internal sealed class CarriedResults(CampaignPlan plan, string owner)
{
    private const string ClaimName = "claim";
    private const string RecordName = "done.json";
    private const string ResultName = "result.json";

    private readonly List<Finding> findings = [];
    private readonly List<string> taken = [];
    private int known;
    private int left;

    /// <summary>What was found wrong; nothing of that was taken.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Folders of the tasks that were committed.</summary>
    public IReadOnlyList<string> Taken => taken;

    /// <summary>Results that were committed here before.</summary>
    public int Known => known;

    /// <summary>Simulations whose halos were not carried: their mocks may have been.</summary>
    public int Left => left;

    /// <summary>Unpacks an archive after all of its entries were looked at.</summary>
    /// <param name="archive">A tar file.</param>
    /// <param name="target">A new folder.</param>
    /// <exception cref="InvalidInputException">An entry leads out of the folder, or is no file or folder; nothing was unpacked.</exception>
    public static void Unpack(string archive, string target)
    {
        Each(archive, static (_, _, _) => { });
        Each(archive, (entry, name, linked) =>
        {
            if (entry.EntryType == TarEntryType.Directory) return;
            string path = Path.Combine(target, name);
            Folders.Create(Path.GetDirectoryName(path)!);
            if (linked is not null)
            {
                File.Copy(Path.Combine(target, linked), path);
                return;
            }
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
            entry.DataStream?.CopyTo(file);
        });
    }

    /// <summary>Takes what a folder holds.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="cancellation">Stops between tasks.</param>
    /// <exception cref="InvalidInputException">It belongs to another workspace.</exception>
    public void Take(string source, CancellationToken cancellation)
    {
        string ownerFile = Path.Combine(source, WorkspaceOwner.FileName);
        if (!IsPlainFile(source, WorkspaceOwner.FileName)) throw new InvalidInputException("not the folder of an exported campaign: it has no owner", ownerFile);
        string found = File.ReadAllText(ownerFile).Trim();
        if (!string.Equals(found, owner, StringComparison.Ordinal))
            throw new InvalidInputException("the results belong to another workspace", ownerFile, key: "owner", value: found, allowed: owner);
        foreach (PlannedTask task in plan.Tasks.DistinctBy(task => task.Folder.FullPath, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            string relative = CampaignTasks.RelativeFolder(plan, task);
            if (File.Exists(Path.Combine(source, relative, ResultName))) Take(source, relative, task.Folder);
        }
    }

    // The third argument is the earlier entry whose content a hard link repeats: result.json is one of done.json.
    private static void Each(string archive, Action<TarEntry, string, string?> visit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using FileStream stream = File.OpenRead(archive);
        using var reader = new TarReader(stream);
        try
        {
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.GlobalExtendedAttributes) continue;
                bool repeats = entry.EntryType == TarEntryType.HardLink && seen.Contains(Trim(entry.LinkName));
                if (!repeats && entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.Directory))
                    throw new InvalidInputException("the archive holds something else than files and folders", archive, key: "entry", value: $"{entry.Name} ({entry.EntryType})", allowed: "files and folders");
                string name = Trim(entry.Name);
                if (name.Length == 0) continue;
                Plain(name, archive);
                if (entry.EntryType != TarEntryType.Directory && !seen.Add(name))
                    throw new InvalidInputException("the archive holds a file twice", archive, key: "entry", value: name);
                visit(entry, name, repeats ? Trim(entry.LinkName) : null);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new InvalidInputException($"not a whole tar archive: {exception.Message}", archive, innerException: exception);
        }
    }

    private static string Trim(string name) => (name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name).TrimEnd('/');

    private static void Plain(string name, string archive)
    {
        try
        {
            ShellText.RelativePath(name);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidInputException("an entry's name leads out of the folder, or is none of ours", archive, key: "entry", value: name, allowed: "names of [A-Za-z0-9_.-] separated by /, without ..", innerException: exception);
        }
    }

    private void Take(string source, string relative, TaskFolder folder)
    {
        if (File.Exists(folder.ResultPath))
        {
            known++;
            return;
        }
        try
        {
            if (Refuse(source, relative, out TaskResult? result) is { } fault) findings.Add(new Finding($"{relative}/{ResultName}", fault));
            else if (!HasFiles(source, relative, result!)) left++;
            else if (!Commit(source, relative, folder, result!)) findings.Add(new Finding($"{relative}/attempt-{result!.Attempt}", "the attempt is claimed here by another; retry makes a new one"));
            else taken.Add(relative);
        }
        catch (Exception exception) when (exception is JsonException or InvalidInputException or ArgumentException)
        {
            findings.Add(new Finding($"{relative}/{ResultName}", exception.Message));
        }
    }

    // What is wrong with a result; null if nothing is.
    private string? Refuse(string source, string relative, out TaskResult? result)
    {
        result = null;
        if (!IsPlainFile(source, $"{relative}/{ResultName}")) return "it is a link, or leads through one";
        string text = File.ReadAllText(Path.Combine(source, relative, ResultName));
        if (CommittedRecord.TryRead(text, relative, out _) is { } fault) return fault;
        result = JsonSerializer.Deserialize(text, SiteJsonContext.Default.TaskResult)!;
        if (result.Faults.Count > 0) return "it did not pass the physics gates";
        if (!string.Equals(Lineage.FromJson(result.MadeOf).Hash, result.Lineage, StringComparison.Ordinal)) return "its lineage is not the hash of what it says it is made of";
        string attempt = $"{relative}/attempt-{result.Attempt}";
        string task = $"{attempt}/{TaskDocument.FileName}";
        if (File.Exists(Path.Combine(source, task)))
        {
            if (!IsPlainFile(source, task)) return $"{task} is a link, or leads through one";
            TaskDocument document = TaskDocument.Read(Path.Combine(source, task));
            if (!string.Equals(document.Owner, owner, StringComparison.Ordinal)) return $"{task} belongs to another workspace";
        }
        foreach (ResultFile file in result.Files)
        {
            string name = $"{relative}/{ShellText.RelativePath(file.Name)}";
            if (IsHalos(file) && !Path.Exists(Path.Combine(source, name))) continue;
            if (!file.Name.StartsWith($"attempt-{result.Attempt}/", StringComparison.Ordinal)) return $"{file.Name} is not in its attempt";
            if (!IsPlainFile(source, name)) return $"{file.Name} is not there, or a link, or leads through one";
            string path = Path.Combine(source, name);
            if (new FileInfo(path).Length != file.Bytes || !string.Equals(Sha256.HashFile(path), file.Sha256, StringComparison.Ordinal))
                return $"{file.Name} is not what was committed: its size or checksum differs";
        }
        return null;
    }

    private static bool HasFiles(string source, string relative, TaskResult result) =>
        result.Files.All(file => Path.Exists(Path.Combine(source, relative, file.Name)));

    private static bool IsHalos(ResultFile file) => string.Equals(Path.GetFileName(file.Name), SimulationStage.FileName, StringComparison.Ordinal);

    private static bool Commit(string source, string relative, TaskFolder folder, TaskResult result)
    {
        string from = Path.Combine(source, relative, $"attempt-{result.Attempt}"), to = folder.AttemptPath(result.Attempt);
        string claim = File.Exists(Path.Combine(from, ClaimName)) ? File.ReadAllText(Path.Combine(from, ClaimName)) : "";
        Folders.Create(to);
        string ours = Path.Combine(to, ClaimName);
        // The attempt's claim comes with it: created, or there from an earlier ingest that was cut.
        if (!File.Exists(ours) && JsonSerializer.Deserialize(claim, SiteJsonContext.Default.TaskClaim) is { } carried) AttemptClaim.TryCreate(to, carried);
        if (AttemptClaim.Read(to) != JsonSerializer.Deserialize(claim, SiteJsonContext.Default.TaskClaim)) return false;
        foreach (ResultFile file in result.Files)
        {
            string target = Path.Combine(folder.FullPath, file.Name), partial = target + AtomicFile.TemporarySuffix;
            File.Copy(Path.Combine(source, relative, file.Name), partial, overwrite: true);
            using (var copy = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite)) copy.Flush(flushToDisk: true);
            File.Move(partial, target, overwrite: true);
        }
        AtomicFile.WriteAllBytes(Path.Combine(to, RecordName), File.ReadAllBytes(Path.Combine(source, relative, ResultName)));
        return folder.TryCommitRecord(result.Attempt);
    }

    // No link anywhere between the root and the file: what is read is what was carried.
    private static bool IsPlainFile(string root, string relative)
    {
        string path = root;
        string[] parts = relative.Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            path = Path.Combine(path, parts[i]);
            var info = new FileInfo(path);
            if (info.LinkTarget is not null) return false;
            if (i < parts.Length - 1 ? !Directory.Exists(path) : !info.Exists) return false;
        }
        return true;
    }
}
