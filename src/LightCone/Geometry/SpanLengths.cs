using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.LightCone;

/// <summary>Columns that belong together have one length.</summary>
internal static class SpanLengths
{
    internal static void MustAgree(int first, params ReadOnlySpan<int> others)
    {
        foreach (int other in others)
        {
            if (other != first)
                ThrowDifferent(first, other);
        }
    }

    [DoesNotReturn]
    private static void ThrowDifferent(int first, int other) =>
        throw new ArgumentException($"Columns of one table must have one length, but one has {first} elements and another {other}.",
            nameof(other));
}
