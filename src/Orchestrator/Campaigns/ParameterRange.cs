namespace Orchestrator.Campaigns;

/// <summary>A varied parameter and its prior's ends.</summary>
/// <param name="Name">Name in the campaign file, <c>w</c> already read as <c>w0</c>.</param>
/// <param name="Minimum">Lower end.</param>
/// <param name="Maximum">Upper end.</param>
internal readonly record struct ParameterRange(string Name, double Minimum, double Maximum);
