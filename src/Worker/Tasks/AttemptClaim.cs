using System.Text.Json;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>The file <c>claim</c> of an attempt: it appears whole, and only once.</summary>
public static class AttemptClaim
{
    /// <summary>Creates the claim.</summary>
    /// <param name="folder">Absolute path of the attempt's folder.</param>
    /// <param name="claim">Who claims.</param>
    /// <returns>False when the attempt was claimed before.</returns>
    /// <remarks>A whole file is linked to its name rather than created there and then filled: a claim that a full disk, or death, left empty
    /// would hold the attempt for nobody. The link is refused when the name exists, as O_EXCL is.</remarks>
    public static bool TryCreate(string folder, TaskClaim claim) => HardLink.TryPublish(
        Path.Combine(folder, TaskClaim.FileName), JsonSerializer.SerializeToUtf8Bytes(claim, TaskJsonContext.Default.TaskClaim));

    /// <summary>The claim of an attempt; null if nobody claimed it.</summary>
    /// <exception cref="InvalidInputException">The file is no claim.</exception>
    public static TaskClaim? Read(string folder)
    {
        string path = Path.Combine(folder, TaskClaim.FileName);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TaskJsonContext.Default.TaskClaim)
                ?? throw new InvalidInputException("not a claim", path, value: "null");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException("not a claim: " + exception.Message, path, innerException: exception);
        }
    }
}
