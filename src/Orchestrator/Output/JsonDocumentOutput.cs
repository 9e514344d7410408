using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Output;

/// <summary>The one JSON document of a command.</summary>
internal static class JsonDocumentOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes <c>{schema, command, ok, ...}</c>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="command">The command that was given.</param>
    /// <param name="schema">Name of the schema of the content, a file in <c>docs/reference/schemas</c>.</param>
    /// <param name="ok">Whether the command found everything well.</param>
    /// <param name="content">The other members.</param>
    public static void Write(TextWriter output, string command, string schema, bool ok, JsonObject content)
    {
        var document = new JsonObject { ["schema"] = $"orchestrator/{schema}/1", ["command"] = command, ["ok"] = ok };
        foreach ((string key, JsonNode? value) in content) document[key] = value?.DeepClone();
        output.WriteLine(document.ToJsonString(Indented));
    }
}
