using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Running;
using Orchestrator.TrainingSets;

namespace Orchestrator.Commands;

/// <summary><c>verify</c>: reads every value of a training set and holds it against what is recorded, or compares two files.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string?>("training-set.h5")
        {
            Description = "The index of a training set, or a workspace: every committed file against its checksum",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var same = new Option<string[]>("--same")
        {
            Description = "Compare the content of two HDF5 files",
            HelpName = "A B",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("verify", "Check every value of a training set, or compare two files with --same A B")
        {
            file, same, CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            parsed.GetValue(same) is [var first, var second]
                ? Same(shell, first, second, parsed.GetValue(CommonOptions.Json))
                : Verify(shell, parsed.GetValue(file), parsed.GetValue(CommonOptions.Json), cancellation)));
        return command;
    }

    private static int Verify(Shell shell, string? file, bool json, CancellationToken cancellation)
    {
        if (file is null) throw new InvalidInputException("nothing to verify", allowed: "a training set, a workspace, or --same A B");
        bool isWorkspace = Directory.Exists(Path.GetFullPath(file, shell.Folder));
        string path = isWorkspace ? Path.GetFullPath(file, shell.Folder) : Existing(shell, file);
        IReadOnlyList<Finding> findings = isWorkspace
            ? [.. WorkspaceVerification.Verify(path, cancellation).Select(damaged => damaged.Finding)]
            : TrainingSetVerifier.Verify(path, cancellation: cancellation);
        IReadOnlyDictionary<string, int> elsewhere = isWorkspace ? WorkspaceVerification.Elsewhere(path) : new Dictionary<string, int>(StringComparer.Ordinal);
        string hash = isWorkspace ? "" : RecordedHash(path);
        bool ok = findings.Count == 0;
        if (json)
        {
            JsonDocumentOutput.Write(shell.Output, "verify", "verify", ok, new JsonObject
            {
                ["file"] = path,
                ["content_hash"] = hash,
                ["findings"] = new JsonArray([.. findings.Select(
                    finding => (JsonNode)new JsonObject { ["file"] = finding.File, ["problem"] = finding.Problem })]),
                ["not_checked"] = new JsonArray([.. elsewhere.Select(
                    there => (JsonNode)new JsonObject { ["place"] = there.Key, ["files"] = there.Value })]),
            });
            return ok ? ExitCode.Done : ExitCode.Failed;
        }
        foreach (Finding finding in findings) shell.Output.WriteLine(finding);
        foreach ((string place, int files) in elsewhere) shell.Output.WriteLine($"{files} files are at {place} and were not checked");
        shell.Output.WriteLine(ok ? $"{file}: every value is as recorded{(isWorkspace ? "" : $"; content hash {hash}")}" : $"{file}: {findings.Count} findings");
        return ok ? ExitCode.Done : ExitCode.Failed;
    }

    // An index answers for its shards by their hashes, and is compared by the samples that a reader finds through it.
    private static int Same(Shell shell, string first, string second, bool json)
    {
        Content[] contents = [ContentOf(shell, first), ContentOf(shell, second)];
        bool sameFiles = string.Equals(contents[0].Hash, contents[1].Hash, StringComparison.Ordinal);
        bool same = string.Equals(contents[0].Samples, contents[1].Samples, StringComparison.Ordinal);
        if (json)
        {
            JsonDocumentOutput.Write(shell.Output, "verify", "verify-same", same, new JsonObject
            {
                ["files"] = new JsonArray(first, second),
                ["content_hashes"] = new JsonArray([.. contents.Select(static content => (JsonNode)content.Hash)]),
                ["sample_hashes"] = new JsonArray([.. contents.Select(static content => (JsonNode)content.Samples)]),
                ["same"] = same,
            });
        }
        else if (same && sameFiles)
        {
            shell.Output.WriteLine($"the same content: {contents[0].Hash}");
        }
        else
        {
            shell.Output.WriteLine(same ? $"the same samples, in other shards or of another provenance: {contents[0].Samples}" : "different content:");
            foreach ((Content content, string file) in contents.Zip((string[])[first, second]))
                shell.Output.WriteLine(sameFiles ? $"  samples {content.Samples}  {file}" : $"  {content.Hash}  {file}");
        }
        return same ? ExitCode.Done : ExitCode.Failed;
    }

    private static Content ContentOf(Shell shell, string name)
    {
        using Hdf5File file = Hdf5File.OpenRead(Existing(shell, name));
        if (SampleContent.IsIndex(file)) return new Content(ContentHash.OfIndex(file), SampleContent.HashOf(file));
        string hash = ContentHash.Of(file);
        return new Content(hash, hash);
    }

    private static string Existing(Shell shell, string file)
    {
        string path = Path.GetFullPath(file, shell.Folder);
        return File.Exists(path) ? path : throw new InvalidInputException("there is no such file", file);
    }

    private static string RecordedHash(string path)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        return file.HasAttribute("/", ContentHash.AttributeName) ? file.ReadStringAttribute("/", ContentHash.AttributeName)[0] : "";
    }

    /// <summary>What a file holds.</summary>
    /// <param name="Hash">The hash that it would record as its <c>content_hash</c>.</param>
    /// <param name="Samples">The hash of what a reader finds through it: for an index the samples, else the same.</param>
    private sealed record Content(string Hash, string Samples);
}
