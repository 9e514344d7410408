using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Fixture;

/// <summary>A person who gives prepared answers and remembers what was asked.</summary>
/// <param name="answers">The answers, in order; none means that nobody is there.</param>
internal sealed class ScriptedOperator(params string[] answers) : IOperator
{
    private readonly Queue<string> left = new(answers);

    public List<string> Questions { get; } = [];

    public bool IsPresent => answers.Length > 0;

    public Secret? Ask(string host, string question, bool isEchoed)
    {
        Questions.Add(question);
        return left.TryDequeue(out string? answer) ? new Secret(answer) : null;
    }
}
