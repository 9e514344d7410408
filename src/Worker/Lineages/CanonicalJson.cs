using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>JSON in one single spelling, so that equal content has equal bytes: what lineages are hashed over.</summary>
/// <remarks>Keys are sorted by code unit, there is no white space, numbers have the shortest form that reads back exactly.</remarks>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of a value, UTF-8.</summary>
    public static byte[] Bytes(JsonNode? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, value);
        return stream.ToArray();
    }

    /// <summary>The canonical text of a value.</summary>
    public static string Text(JsonNode? value) => Encoding.UTF8.GetString(Bytes(value));

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach ((string key, JsonNode? member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (JsonNode? item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                WriteValue(writer, value);
                break;
        }
    }

    // A number that was read from text keeps its spelling, one that was computed does not have any: both take the same road.
    private static void WriteValue(Utf8JsonWriter writer, JsonNode value)
    {
        if (value.GetValueKind() != JsonValueKind.Number)
        {
            value.WriteTo(writer);
            return;
        }
        string text = value.ToJsonString();
        if (long.TryParse(text, out long integer)) writer.WriteNumberValue(integer);
        else if (ulong.TryParse(text, out ulong unsigned)) writer.WriteNumberValue(unsigned);
        else writer.WriteNumberValue(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }
}
