namespace Orchestrator.Transports;

/// <summary>The person at the terminal, if there is one.</summary>
internal interface IOperator
{
    /// <summary>Whether anybody can answer.</summary>
    bool IsPresent { get; }

    /// <summary>Asks once.</summary>
    /// <param name="host">Who asks.</param>
    /// <param name="question">The question in the host's words.</param>
    /// <param name="isEchoed">Whether the answer may be shown while it is typed.</param>
    /// <returns>The answer; null when nobody is there or none was given.</returns>
    Secret? Ask(string host, string question, bool isEchoed);
}
