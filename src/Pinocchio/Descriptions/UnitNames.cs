namespace Orchestrator.Pinocchio;

/// <summary>The words for units, known or not.</summary>
internal readonly record struct UnitNames(string Length, string Mass)
{
    public static UnitNames Of(FileUnits? units) =>
        units is null ? new UnitNames("Mpc or Mpc/h (no parameter file)", "Msun or Msun/h (no parameter file)")
            : new UnitNames("Mpc/h", "Msun/h");
}
