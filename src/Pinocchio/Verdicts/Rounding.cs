namespace Orchestrator.Pinocchio;

/// <summary>Values to write into a parameter file are rounded up to a few digits.</summary>
internal static class Rounding
{
    public static double Up(double value, int decimals)
    {
        double scale = 1;
        for (int i = 0; i < decimals; i++) scale *= 10;
        return Math.Ceiling(value * scale) / scale;
    }
}
