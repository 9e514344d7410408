namespace Orchestrator.Sites;

/// <summary>One attempt at one task.</summary>
/// <param name="TaskFolder">Folder of the task, relative to the campaign's root: <c>simulations/000003/0123456789abcdef</c>.</param>
/// <param name="Number">Number of the attempt, from 1.</param>
internal readonly record struct AttemptName(string TaskFolder, int Number);
