using System.Text;
using System.Text.Json;
using Orchestrator.Numerics;
using Orchestrator.Sites;

namespace Orchestrator.Ledger;

/// <summary>The submissions of a workspace, written beside the ledger before each of them: what a lost ledger is rebuilt from.</summary>
/// <remarks>
/// A file of lines of JSON that only grows. Its first line names the owner, an identity drawn once for the workspace; each further line
/// names one job and its members. A last line without its end was never acted upon, since the job is handed over after the flush.
/// </remarks>
internal sealed class SubmissionReceipts : IDisposable
{
    /// <summary>Name of the file in the workspace.</summary>
    public const string FileName = "submissions.jsonl";

    private const string Schema = "orchestrator/submissions/1";
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int OwnerLength = 8;

    private readonly FileStream stream;

    private SubmissionReceipts(FileStream stream, string owner)
    {
        this.stream = stream;
        Owner = owner;
    }

    /// <summary>The identity of the workspace; every token begins with it.</summary>
    public string Owner { get; }

    /// <summary>One line.</summary>
    /// <param name="Number">Number of the submission.</param>
    /// <param name="Members">The attempts in it.</param>
    public sealed record Receipt(long Number, IReadOnlyList<AttemptName> Members);

    /// <summary>Opens the receipts of a workspace to add to them; makes them, with a new owner, if there are none.</summary>
    public static SubmissionReceipts Open(string workspace)
    {
        string path = Path.Combine(workspace, FileName);
        string? owner = ReadOwner(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            if (owner is not null)
            {
                CutTornLine(file);
                return new SubmissionReceipts(file, owner);
            }
            file.SetLength(0);
            owner = AdoptOwner(workspace) ?? DrawOwner();
            var receipts = new SubmissionReceipts(file, owner);
            receipts.Append($$"""{"schema":"{{Schema}}","owner":"{{owner}}"}""" + "\n");
            CatalogFiles.AtomicFile.FlushFolder(workspace);
            return receipts;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The owner of a workspace; null if it has none yet.</summary>
    /// <exception cref="InvalidInputException">The file is something else.</exception>
    public static string? ReadOwner(string path)
    {
        if (!File.Exists(path)) return null;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string? first = reader.ReadLine();
        // Without a second line the first may have been cut; nothing was submitted then, and a new owner is as good.
        if (first is null || !first.EndsWith('}')) return null;
        try
        {
            using JsonDocument line = JsonDocument.Parse(first);
            if (string.Equals(line.RootElement.GetProperty("schema").GetString(), Schema, StringComparison.Ordinal))
                return line.RootElement.GetProperty("owner").GetString();
            throw new InvalidInputException(
                "these receipts were written by another program", path, line: 1, key: "schema",
                value: line.RootElement.GetProperty("schema").GetString(), allowed: Schema);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            throw new InvalidInputException("not the receipts of submissions", path, line: 1, allowed: Schema);
        }
    }

    /// <summary>The name of a submission's job: unique for ever, at most 15 characters.</summary>
    public static string TokenOf(string owner, long number)
    {
        Span<char> digits = stackalloc char[13];
        int length = 0;
        for (long rest = number; length == 0 || rest > 0; rest /= Alphabet.Length) digits[length++] = Alphabet[(int)(rest % Alphabet.Length)];
        digits[..length].Reverse();
        return $"{owner}-{digits[..length]}";
    }

    /// <summary>Writes receipts and flushes them to the disk; jobs may be handed over after that.</summary>
    public void Add(IReadOnlyList<Receipt> receipts)
    {
        var text = new StringBuilder();
        foreach (Receipt receipt in receipts)
        {
            text.Append($$"""{"number":{{receipt.Number}},"members":[""");
            text.AppendJoin(',', receipt.Members.Select(member => $$"""["{{member.TaskFolder}}",{{member.Number}}]"""));
            text.Append("]}\n");
        }
        Append(text.ToString());
    }

    /// <summary>Reads all receipts of a workspace, in order.</summary>
    public static IEnumerable<Receipt> Read(string workspace)
    {
        string path = Path.Combine(workspace, FileName);
        if (!File.Exists(path)) yield break;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.ReadLine();
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } receipt) yield return receipt;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static Receipt? Parse(string text)
    {
        try
        {
            using JsonDocument line = JsonDocument.Parse(text);
            return new Receipt(
                line.RootElement.GetProperty("number").GetInt64(),
                [.. line.RootElement.GetProperty("members").EnumerateArray().Select(
                    member => new AttemptName(member[0].GetString()!, member[1].GetInt32()))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The system's own source of entropy: tokens must differ between workspaces that never met, so no seed can give them.
    private static string DrawOwner()
    {
        Span<byte> bytes = stackalloc byte[OwnerLength];
        using (var source = new FileStream("/dev/urandom", FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
            source.ReadExactly(bytes);
        Span<char> owner = stackalloc char[OwnerLength];
        for (int i = 0; i < OwnerLength; i++) owner[i] = Alphabet[bytes[i] % Alphabet.Length];
        return new string(owner);
    }

    // Workers leave the owner at the campaign's root and refuse tasks of another: it outlives lost receipts.
    private static string? AdoptOwner(string workspace)
    {
        string path = Path.Combine(workspace, Worker.WorkspaceOwner.FileName);
        if (!File.Exists(path)) return null;
        string owner = File.ReadAllText(path).Trim();
        return owner.Length == OwnerLength && owner.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? owner : null;
    }

    private static void CutTornLine(FileStream file)
    {
        long end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
            end--;
        }
        if (end < file.Length) file.SetLength(end);
    }

    private void Append(string text)
    {
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
