namespace Orchestrator.Reports;

/// <summary>Something that was checked.</summary>
/// <param name="Name">What.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Detail">The figures.</param>
internal sealed record ReportCheck(string Name, bool Passed, string Detail)
{
    /// <summary>Whether there was anything to check; if not, <see cref="Passed"/> says nothing.</summary>
    public bool IsJudged { get; init; } = true;
}
