using System.Globalization;
using Microsoft.Data.Sqlite;
using Orchestrator.Numerics;

namespace Orchestrator.Ledger;

/// <summary>The truth about a campaign's tasks: one SQLite file, one writer, one transaction a step.</summary>
/// <remarks>
/// Whatever is not in it can be found again: results stand in the tasks' folders, submissions in the receipts
/// (<see cref="SubmissionReceipts"/>). Not safe for several threads.
/// </remarks>
internal sealed partial class CampaignLedger : IDisposable
{
    /// <summary>Name of the file in the workspace.</summary>
    public const string FileName = "campaign.db";

    /// <summary>Name of the copy for readers, where the file itself is not to be shared.</summary>
    public const string SnapshotName = "campaign.snapshot.db";

    private readonly SqliteConnection connection;
    private readonly List<Statement> statements = [];
    private readonly TimeProvider time;
    private readonly long[] counts = new long[TaskStates.All.Count];
    private bool inStep;

    private CampaignLedger(SqliteConnection connection, string path, LedgerMode mode, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        Path = path;
        Mode = mode;
        PrepareStatements();
        CountStates();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How it is guarded.</summary>
    public LedgerMode Mode { get; }

    /// <summary>How a ledger in a folder must be guarded.</summary>
    public static LedgerMode ModeOf(string folder) =>
        FileSystems.NetworkKindOf(folder) is null ? LedgerMode.WriteAheadLog : LedgerMode.Lease;

    /// <summary>Opens a ledger to write in it; makes it if it is not there, brings an older one to the present version.</summary>
    /// <param name="path">The file; its folder exists. The caller holds the workspace's lock.</param>
    /// <param name="mode">How to guard it.</param>
    /// <param name="time">Dates events.</param>
    /// <exception cref="InvalidInputException">It was written by a newer program, or is no ledger.</exception>
    public static CampaignLedger Open(string path, LedgerMode mode, TimeProvider time)
    {
        SqliteConnection opened = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Execute(opened, mode == LedgerMode.Lease
                ? "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            LedgerSchema.Migrate(opened, path);
            return new CampaignLedger(opened, path, mode, time);
        }
        catch (SqliteException exception)
        {
            opened.Dispose();
            throw Unusable(path, exception);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Opens a ledger to read it beside its writer: the file itself, or the snapshot where there is one.</summary>
    /// <returns>Null if there is none yet.</returns>
    /// <exception cref="InvalidInputException">It was written by a newer program, or is no ledger.</exception>
    public static CampaignLedger? OpenToRead(string workspace, TimeProvider time)
    {
        string path = System.IO.Path.Combine(workspace, FileName), snapshot = System.IO.Path.Combine(workspace, SnapshotName);
        string? present = File.Exists(snapshot) ? snapshot : File.Exists(path) ? path : null;
        if (present is null) return null;
        SqliteConnection? opened = null;
        try
        {
            opened = ConnectToRead(present);
            // Version 0 is a file whose maker was stopped before its first table stood: as good as none.
            if (LedgerSchema.Check(opened, present) == LedgerSchema.Version)
                return new CampaignLedger(opened, present, LedgerMode.WriteAheadLog, time);
            opened.Dispose();
            return null;
        }
        catch (SqliteException exception)
        {
            opened?.Dispose();
            throw Unusable(present, exception);
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>Does one step: all of its changes reach the disk together, or none.</summary>
    /// <param name="name">The step's name, one of <see cref="Worker.FaultPointNames"/>: a test ends the process after it.</param>
    /// <param name="changes">What it changes.</param>
    public void Step(string name, Action changes)
    {
        if (inStep) throw new InvalidOperationException("a step is one transaction: steps do not nest");
        try
        {
            begin.Run();
            inStep = true;
            changes();
            commit.Run();
        }
        catch (SqliteException exception)
        {
            RollBack();
            throw Unusable(Path, exception);
        }
        catch
        {
            RollBack();
            throw;
        }
        inStep = false;
        CatalogFiles.FaultPoint.Reach(name);
    }

    /// <summary>Tasks in a state.</summary>
    public long Count(LedgerState state) => counts[(int)state];

    /// <summary>Puts a copy for readers in place, where they cannot read the file itself.</summary>
    public void WriteSnapshot()
    {
        if (Mode != LedgerMode.Lease) return;
        string snapshot = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, SnapshotName);
        CatalogFiles.AtomicFile.Write(snapshot, temporary =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $1";
            command.Parameters.AddWithValue("$1", temporary);
            command.ExecuteNonQuery();
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Statement statement in statements) statement.Dispose();
        connection.Dispose();
    }

    // A failed commit, as on a full disk, may have ended the transaction already.
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0) rollback.Run();
        inStep = false;
        CountStates();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Pooled connections would keep the file open, and its lock, after the workspace was given back.
        var opened = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            opened.Open();
        }
        catch (SqliteException exception)
        {
            opened.Dispose();
            throw Unusable(path, exception);
        }
        return opened;
    }

    // A log of writes is read with a shared file beside it; where none can be made, nobody writes either.
    private static SqliteConnection ConnectToRead(string path)
    {
        SqliteConnection opened = Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            Execute(opened, "SELECT count(*) FROM sqlite_master");
            return opened;
        }
        catch (SqliteException)
        {
            opened.Dispose();
            return Connect($"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    private static Exception Unusable(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => new CatalogFiles.DiskFullException(path, exception),
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT => new InvalidInputException(
            $"the ledger cannot be read ({exception.Message}); move it away, and the next run rebuilds it from the folders and receipts",
            path),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN => new IOException(
            $"{path}: the ledger cannot be written: {exception.Message}", exception),
        _ => new IOException($"{path}: {exception.Message}", exception),
    };

    private static void Execute(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static string? JsonOf(IReadOnlyDictionary<string, double> fixes) => fixes.Count == 0 ? null
        : "{" + string.Join(",", fixes.OrderBy(fix => fix.Key, StringComparer.Ordinal).Select(
            fix => string.Create(CultureInfo.InvariantCulture, $"\"{fix.Key}\":{fix.Value:R}"))) + "}";

    private void CountStates()
    {
        Array.Clear(counts);
        using SqliteDataReader rows = countStates.Rows();
        while (rows.Read()) counts[rows.GetInt32(0)] = rows.GetInt64(1);
    }
}
