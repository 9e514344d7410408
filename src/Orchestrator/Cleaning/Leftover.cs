namespace Orchestrator.Cleaning;

/// <summary>Something in a workspace that is not needed any more.</summary>
/// <param name="Path">File or folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Reason">Why it is not needed.</param>
internal sealed record Leftover(string Path, long Bytes, string Reason);
