using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>A file that a task left, as its result names it.</summary>
/// <param name="Name">Path relative to the task's folder.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, hexadecimal.</param>
public sealed record ResultFile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("sha256")] string Sha256);
