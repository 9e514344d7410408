using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Output;
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
            Description = "The index of a training set",
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
        if (file is null) throw new InvalidInputException("nothing to verify", allowed: "a training set, or --same A B");
        string path = Existing(shell, file);
        IReadOnlyList<Finding> findings = TrainingSetVerifier.Verify(path, cancellation: cancellation);
        string hash = RecordedHash(path);
        bool ok = findings.Count == 0;
        if (json)
        {
            JsonDocumentOutput.Write(shell.Output, "verify", "verify", ok, new JsonObject
            {
                ["file"] = path,
                ["content_hash"] = hash,
                ["findings"] = new JsonArray([.. findings.Select(
                    finding => (JsonNode)new JsonObject { ["file"] = finding.File, ["problem"] = finding.Problem })]),
            });
            return ok ? ExitCode.Done : ExitCode.Failed;
        }
        foreach (Finding finding in findings) shell.Output.WriteLine(finding);
        shell.Output.WriteLine(ok ? $"{file}: every value is as recorded; content hash {hash}" : $"{file}: {findings.Count} findings");
        return ok ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Same(Shell shell, string first, string second, bool json)
    {
        string hashOfFirst = ContentHash.Of(Existing(shell, first)), hashOfSecond = ContentHash.Of(Existing(shell, second));
        bool same = string.Equals(hashOfFirst, hashOfSecond, StringComparison.Ordinal);
        if (json)
        {
            JsonDocumentOutput.Write(shell.Output, "verify", "verify-same", same, new JsonObject
            {
                ["files"] = new JsonArray(first, second), ["content_hashes"] = new JsonArray(hashOfFirst, hashOfSecond), ["same"] = same,
            });
        }
        else
        {
            shell.Output.WriteLine(
                same ? $"the same content: {hashOfFirst}"
                    : $"different content:{Environment.NewLine}  {hashOfFirst}  {first}{Environment.NewLine}  {hashOfSecond}  {second}");
        }
        return same ? ExitCode.Done : ExitCode.Failed;
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
}
