namespace Orchestrator.TrainingSets;

/// <summary>Something that is wrong with a training set.</summary>
/// <param name="File">The file it was found in.</param>
/// <param name="Problem">One sentence: where in the file, what is there, what should be.</param>
public sealed record Finding(string File, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Problem}";
}
