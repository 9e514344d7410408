namespace Orchestrator.Cosmology;

/// <summary>A linear transfer function.</summary>
internal interface ITransferFunction
{
    /// <summary>Transfer at comoving k in h/Mpc; 1 for k towards 0.</summary>
    double Evaluate(double wavenumber);
}
