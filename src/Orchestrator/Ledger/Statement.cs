using Microsoft.Data.Sqlite;

namespace Orchestrator.Ledger;

/// <summary>A statement that is prepared once and run often.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    /// <summary>Prepares a statement whose parameters are named <c>$1</c>, <c>$2</c>, ...</summary>
    public Statement(SqliteConnection connection, string text, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = text;
        for (int number = 1; number <= parameters; number++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
    }

    /// <summary>Runs it for its effect.</summary>
    /// <returns>Rows that it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values) => Bind(values).ExecuteNonQuery();

    /// <summary>Runs it for its first value.</summary>
    public object? Value(params ReadOnlySpan<object?> values) => Bind(values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Runs it for its rows.</summary>
    public SqliteDataReader Rows(params ReadOnlySpan<object?> values) => Bind(values).ExecuteReader();

    /// <inheritdoc/>
    public void Dispose() => command.Dispose();

    private SqliteCommand Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
