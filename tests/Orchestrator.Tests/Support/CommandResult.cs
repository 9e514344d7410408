using System.Text.Json.Nodes;

namespace Orchestrator.Tests.Support;

/// <summary>What a command said.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON.</summary>
    public JsonObject Json => (JsonObject)JsonNode.Parse(Output)!;

    /// <summary>Fails the test unless the command ended well.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}{Output}");
        return this;
    }
}
