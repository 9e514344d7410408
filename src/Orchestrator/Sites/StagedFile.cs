namespace Orchestrator.Sites;

/// <summary>A small file to write at a site.</summary>
/// <param name="RelativePath">Path below the campaign's root, of <c>[A-Za-z0-9_./-]</c> without <c>..</c>.</param>
/// <param name="Content">The bytes.</param>
internal sealed record StagedFile(string RelativePath, ReadOnlyMemory<byte> Content);
