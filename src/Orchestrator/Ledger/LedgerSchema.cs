using Microsoft.Data.Sqlite;
using Orchestrator.Numerics;

namespace Orchestrator.Ledger;

/// <summary>The tables of the ledger, as the steps that lead from each version to the next.</summary>
internal static class LedgerSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE tasks (
            id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE, point INTEGER NOT NULL,
            state INTEGER NOT NULL, since INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 1,
            cores INTEGER NOT NULL, memory INTEGER NOT NULL, ranks INTEGER NOT NULL, wall_seconds REAL NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0, unstarted INTEGER NOT NULL DEFAULT 0, submission INTEGER,
            cause TEXT, explanation TEXT, fixes TEXT, excluded_nodes TEXT);
        CREATE INDEX tasks_by_state ON tasks (state, id);
        CREATE TABLE attempts (
            task INTEGER NOT NULL, number INTEGER NOT NULL, submission INTEGER NOT NULL, copies INTEGER NOT NULL DEFAULT 1,
            host TEXT, ending TEXT, explanation TEXT,
            PRIMARY KEY (task, number)) WITHOUT ROWID;
        CREATE TABLE submissions (
            id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, state INTEGER NOT NULL, job TEXT, reply TEXT,
            unclear_since INTEGER, started INTEGER, ended INTEGER, reserved REAL NOT NULL, charged_cores INTEGER NOT NULL);
        CREATE INDEX submissions_open ON submissions (state, id);
        CREATE TABLE events (
            id INTEGER PRIMARY KEY, time INTEGER NOT NULL, task INTEGER, attempt INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX events_by_task ON events (task, id);
        """,
        // Version 2 books what jobs cost, not only what they reserve.
        """
        CREATE TABLE costs (
            id INTEGER PRIMARY KEY, time INTEGER NOT NULL, submission INTEGER, task INTEGER, attempt INTEGER,
            kind TEXT NOT NULL, core_seconds REAL NOT NULL, reason TEXT NOT NULL);
        CREATE TABLE balance (kind TEXT PRIMARY KEY, core_seconds REAL NOT NULL) WITHOUT ROWID;
        INSERT INTO balance VALUES
            ('reserved', (SELECT coalesce(sum(reserved), 0) FROM submissions WHERE state < 2)), ('spent', 0), ('wasted', 0);
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>The statements that make version 1, for tests of the migration.</summary>
    internal static string FirstVersion => Steps[0];

    /// <summary>Refuses a ledger of a newer program.</summary>
    /// <returns>The version of the file, 0 for an empty one.</returns>
    /// <exception cref="InvalidInputException">The ledger is newer than this program.</exception>
    public static int Check(SqliteConnection connection, string path)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        int version = Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (version <= Version) return version;
        throw new InvalidInputException(
            "this ledger was written by a newer program; a newer program is needed", path, key: "user_version", value: $"{version}",
            allowed: $"1 to {Version}");
    }

    /// <summary>Brings a ledger to the present version, each step in a transaction.</summary>
    public static void Migrate(SqliteConnection connection, string path)
    {
        for (int version = Check(connection, path); version < Version; version++)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"BEGIN IMMEDIATE; {Steps[version]} PRAGMA user_version = {version + 1}; COMMIT;";
            command.ExecuteNonQuery();
        }
    }
}
