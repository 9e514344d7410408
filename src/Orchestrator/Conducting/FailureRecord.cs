using System.Text.Json;

namespace Orchestrator.Conducting;

/// <summary>Reads a worker's own account of a failure, <c>failed.json</c>.</summary>
internal static class FailureRecord
{
    /// <summary>The ending that it tells of.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="node">Where the attempt ran.</param>
    public static AttemptEnding Read(string json, string node)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string cause = root.GetProperty("cause").GetString() ?? "unknown";
            string explanation = root.GetProperty("explanation").GetString() ?? cause;
            Dictionary<string, double>? fixes = null;
            if (root.TryGetProperty("fix", out JsonElement fix) && fix.ValueKind == JsonValueKind.Object)
            {
                fixes = new Dictionary<string, double>(StringComparer.Ordinal)
                    { [fix.GetProperty("key").GetString()!] = fix.GetProperty("value").GetDouble() };
            }
            return new AttemptEnding(cause, RemedyOf(root.GetProperty("remedy").GetString()), explanation, node, fixes);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new AttemptEnding("unreadable-failure", Remedy.SameAgain, $"failed.json cannot be read: {exception.Message}", node);
        }
    }

    private static Remedy RemedyOf(string? word) => word switch
    {
        "change-parameter" => Remedy.ChangeParameter,
        "more-memory" => Remedy.MoreMemory,
        "same-again" => Remedy.SameAgain,
        "quarantine" => Remedy.Quarantine,
        "stop-campaign" => Remedy.HoldCampaign,
        _ => Remedy.StopTask,
    };
}
