using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.CatalogFiles;
using Orchestrator.Worker;

namespace Orchestrator.Workspaces;

/// <summary>The file <c>location.json</c> beside a receipt: the files that the receipt names stayed at a site.</summary>
/// <param name="Site">Name of the site's profile.</param>
/// <param name="Place">Host and path of the campaign's root there.</param>
internal sealed record ResultLocation([property: JsonPropertyName("site")] string Site, [property: JsonPropertyName("place")] string Place)
{
    private const string FileName = "location.json";
    private const string CurrentSchema = "orchestrator/location/1";

    /// <summary>Name and version of the format.</summary>
    [JsonPropertyName("schema")]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Where the files of a task's result are; null if they are in its folder, or ought to be.</summary>
    /// <param name="task">The task.</param>
    public static ResultLocation? Read(TaskFolder task)
    {
        string path = Path.Combine(task.FullPath, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), WorkspaceJsonContext.Default.ResultLocation);
        }
        catch (JsonException)
        {
            // Without it the files count as gone, and are made again or found again.
            return null;
        }
    }

    /// <summary>Notes where the files are.</summary>
    /// <param name="task">The task.</param>
    public void Write(TaskFolder task) =>
        AtomicFile.WriteAllBytes(Path.Combine(task.FullPath, FileName), JsonSerializer.SerializeToUtf8Bytes(this, WorkspaceJsonContext.Default.ResultLocation));
}
