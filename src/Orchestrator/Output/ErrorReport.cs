using System.Text.Json.Nodes;
using Orchestrator.Commands;

namespace Orchestrator.Output;

/// <summary>Tells the person, or the script, what went wrong.</summary>
internal static class ErrorReport
{
    /// <summary>Writes the errors: in words on standard error, or as one JSON document on standard output.</summary>
    /// <returns><paramref name="exitCode"/>.</returns>
    public static int Write(Shell shell, string command, bool json, int exitCode, IReadOnlyList<ErrorDescription> errors)
    {
        if (json)
        {
            var list = new JsonArray();
            foreach (ErrorDescription error in errors) list.Add(error.ToJson());
            JsonDocumentOutput.Write(
                shell.Output, command, "error", ok: false, new JsonObject { ["exit_code"] = exitCode, ["errors"] = list });
            return exitCode;
        }
        foreach (ErrorDescription error in errors) shell.Error.WriteLine($"orchestrator: {error.Message}");
        return exitCode;
    }
}
