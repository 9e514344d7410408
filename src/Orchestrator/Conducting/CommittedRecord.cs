using System.Text.Json;

namespace Orchestrator.Conducting;

/// <summary>What the orchestrator needs to know of a <c>result.json</c> that was read at a site.</summary>
/// <param name="Attempt">The attempt that was committed.</param>
/// <param name="Seconds">How long it took.</param>
internal readonly record struct CommittedRecord(int Attempt, double Seconds)
{
    private const string Schema = "orchestrator/result/";

    /// <summary>Reads a record and checks that it belongs to the task of a folder.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static string? TryRead(string json, string taskFolder, out CommittedRecord record)
    {
        record = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.GetProperty("schema").GetString()?.StartsWith(Schema, StringComparison.Ordinal) is not true)
                return "it is not the record of a result";
            string lineage = root.GetProperty("lineage").GetString() ?? "";
            string folder = taskFolder[(taskFolder.LastIndexOf('/') + 1)..];
            if (!lineage.StartsWith(folder, StringComparison.Ordinal)) return "it names another lineage than its folder";
            record = new CommittedRecord(root.GetProperty("attempt").GetInt32(), root.GetProperty("seconds").GetDouble());
            return null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return exception.Message;
        }
    }
}
