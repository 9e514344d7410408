using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>The mass function of one catalogue.</summary>
internal static class CatalogueFigure
{
    /// <summary>Draws the halos of a catalogue against Watson et al. 2013.</summary>
    public static byte[] Draw(ConeMassFunction massFunction, string label)
    {
        (Curve measured, Curve predicted) = MassFunctionCurves.Of(massFunction, label, colourValue: 0);
        return MassFunctionFigure.Draw([measured], [predicted], cut: null, colourName: null);
    }
}
