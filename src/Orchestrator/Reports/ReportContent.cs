namespace Orchestrator.Reports;

/// <summary>What the report page says.</summary>
internal sealed record ReportContent
{
    /// <summary>Name of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>The facts at the top, name and value.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The training sets, each with its path relative to the page.</summary>
    public required IReadOnlyList<ReportTrainingSet> TrainingSets { get; init; }

    /// <summary>What was checked.</summary>
    public required IReadOnlyList<ReportCheck> Checks { get; init; }

    /// <summary>Column names of the table of runs.</summary>
    public required IReadOnlyList<string> RunColumns { get; init; }

    /// <summary>Rows of the table of runs.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Runs { get; init; }

    /// <summary>The pictures, in order.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>Hash of all that the report shows.</summary>
    public required string Lineage { get; init; }
}
