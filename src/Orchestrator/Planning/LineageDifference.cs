using System.Text.Json.Nodes;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Says in words how two lineages differ.</summary>
internal static class LineageDifference
{
    /// <summary>The differing values, as in <c>hod.alpha 0.76 -> 0.9</c>.</summary>
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after)
    {
        var old = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var now = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten("", before, old);
        Flatten("", after, now);
        var differences = new List<string>();
        foreach (string key in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string from = old.GetValueOrDefault(key, "nothing"), to = now.GetValueOrDefault(key, "nothing");
            if (!string.Equals(from, to, StringComparison.Ordinal))
                differences.Add(
                    key.StartsWith("inputs.", StringComparison.Ordinal) ? $"other {key["inputs.".Length..]}"
                        : $"{Short(key)} {from} -> {to}");
        }
        return differences;
    }

    private static string Short(string key) => key.StartsWith("parameters.", StringComparison.Ordinal) ? key["parameters.".Length..] : key;

    private static void Flatten(string prefix, JsonNode? value, SortedDictionary<string, string> into)
    {
        if (value is JsonObject members && members.Count > 0)
        {
            foreach ((string key, JsonNode? member) in members) Flatten(prefix.Length == 0 ? key : $"{prefix}.{key}", member, into);
            return;
        }
        into[prefix] = CanonicalJson.Text(value);
    }
}
