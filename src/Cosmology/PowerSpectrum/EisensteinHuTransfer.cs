using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The transfer function of baryons and cold dark matter with acoustic oscillations, Eisenstein and Hu 1998 eqs. 2 to 24.</summary>
internal sealed class EisensteinHuTransfer : ITransferFunction
{
    private readonly double h;
    private readonly double baryonFraction;
    private readonly double equality;
    private readonly double shapeScale;
    private readonly double soundHorizon;
    private readonly double silk;
    private readonly double alphaC;
    private readonly double betaC;
    private readonly double alphaB;
    private readonly double betaB;
    private readonly double betaNode;

    public EisensteinHuTransfer(CosmologyParameters parameters, double cmbTemperature)
    {
        h = parameters.H;
        double matter = parameters.OmegaM * h * h;
        double baryons = parameters.OmegaB * h * h;
        double theta2 = cmbTemperature / 2.7 * (cmbTemperature / 2.7);
        double theta4 = theta2 * theta2;
        baryonFraction = parameters.OmegaB / parameters.OmegaM;
        double coldFraction = 1.0 - baryonFraction;

        // Equality and drag epochs, and the sound horizon at the drag epoch: eqs. 2 to 7.
        double zEquality = 2.5e4 * matter / theta4;
        equality = 7.46e-2 * matter / theta2;
        // Eq. 10 defines q by this; its second form, k / (13.41 kEq), is the same but for 4e-4 of rounding in the two numbers.
        shapeScale = theta2 / matter;
        double b1 = 0.313 * PortableMath.Pow(matter, -0.419) * (1.0 + 0.607 * PortableMath.Pow(matter, 0.674));
        double b2 = 0.238 * PortableMath.Pow(matter, 0.223);
        double zDrag = 1291.0 * PortableMath.Pow(matter, 0.251) / (1.0 + 0.659 * PortableMath.Pow(matter, 0.828))
            * (1.0 + b1 * PortableMath.Pow(baryons, b2));
        double ratioDrag = 31.5 * baryons / theta4 * (1e3 / zDrag);
        double ratioEquality = 31.5 * baryons / theta4 * (1e3 / zEquality);
        soundHorizon = 2.0 / (3.0 * equality) * Math.Sqrt(6.0 / ratioEquality)
            * PortableMath.Log((Math.Sqrt(1.0 + ratioDrag) + Math.Sqrt(ratioDrag + ratioEquality)) / (1.0 + Math.Sqrt(ratioEquality)));
        silk = 1.6 * PortableMath.Pow(baryons, 0.52) * PortableMath.Pow(matter, 0.73) * (1.0 + PortableMath.Pow(10.4 * matter, -0.95));

        // Suppression and logarithmic shift of the cold dark matter: eqs. 11 and 12.
        double a1 = PortableMath.Pow(46.9 * matter, 0.670) * (1.0 + PortableMath.Pow(32.1 * matter, -0.532));
        double a2 = PortableMath.Pow(12.0 * matter, 0.424) * (1.0 + PortableMath.Pow(45.0 * matter, -0.582));
        alphaC = PortableMath.Pow(a1, -baryonFraction) * PortableMath.Pow(a2, -baryonFraction * baryonFraction * baryonFraction);
        double c1 = 0.944 / (1.0 + PortableMath.Pow(458.0 * matter, -0.708));
        double c2 = PortableMath.Pow(0.395 * matter, -0.0266);
        betaC = 1.0 / (1.0 + c1 * (PortableMath.Pow(coldFraction, c2) - 1.0));

        // Amplitude, envelope and node shift of the baryons: eqs. 14, 15, 23, 24.
        double y = (1.0 + zEquality) / (1.0 + zDrag);
        double root = Math.Sqrt(1.0 + y);
        double growth = y * (-6.0 * root + (2.0 + 3.0 * y) * PortableMath.Log((root + 1.0) / (root - 1.0)));
        alphaB = 2.07 * equality * soundHorizon * PortableMath.Pow(1.0 + ratioDrag, -0.75) * growth;
        betaB = 0.5 + baryonFraction + (3.0 - 2.0 * baryonFraction) * Math.Sqrt(17.2 * matter * (17.2 * matter) + 1.0);
        betaNode = 8.41 * PortableMath.Pow(matter, 0.435);
    }

    public double Evaluate(double wavenumber)
    {
        double k = wavenumber * h;
        double q = k * shapeScale;
        double ks = k * soundHorizon;
        double q108 = 386.0 / (1.0 + 69.9 * PortableMath.Pow(q, 1.08));

        // Cold dark matter: eqs. 17 and 18.
        double ratio = ks / 5.4;
        double weight = 1.0 / (1.0 + ratio * ratio * ratio * ratio);
        double cold = weight * Pressureless(q, q108, 1.0, betaC) + (1.0 - weight) * Pressureless(q, q108, alphaC, betaC);

        // Baryons: eqs. 21 and 22.
        double node = betaNode / ks;
        double shifted = ks / PortableMath.Cbrt(1.0 + node * node * node);
        double wave = shifted < 1e-4 ? 1.0 - shifted * shifted / 6.0 : PortableMath.Sin(shifted) / shifted;
        double envelope = betaB / ks;
        double baryons = Pressureless(q, q108, 1.0, 1.0) / (1.0 + ks / 5.2 * (ks / 5.2))
            + alphaB / (1.0 + envelope * envelope * envelope) * PortableMath.Exp(-PortableMath.Pow(k / silk, 1.4));
        return baryonFraction * baryons * wave + (1.0 - baryonFraction) * cold;
    }

    /// <summary>Eqs. 19 and 20; <paramref name="q108"/> is the second term of C, which all calls at one q share.</summary>
    private static double Pressureless(double q, double q108, double alpha, double beta)
    {
        double logarithm = PortableMath.Log(Math.E + 1.8 * beta * q);
        return logarithm / (logarithm + (14.2 / alpha + q108) * q * q);
    }
}
