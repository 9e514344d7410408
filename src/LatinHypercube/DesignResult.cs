namespace Orchestrator.LatinHypercube;

/// <summary>A design as a campaign keeps it.</summary>
/// <param name="Table">What <c>design.csv</c> holds; write it with <see cref="DesignCsv"/>.</param>
/// <param name="Certificate">What <c>certificate.json</c> holds; <see cref="DesignCertificate.ToJson"/> gives its text.</param>
/// <param name="Messages">Lines for people: what holds, what does not, what was lost.</param>
public sealed record DesignResult(DesignTable Table, DesignCertificate Certificate, IReadOnlyList<string> Messages);
