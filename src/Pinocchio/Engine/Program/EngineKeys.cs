using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Keys of a parameter file that the engine does not know as the real program does.</summary>
internal static class EngineKeys
{
    /// <summary>Without them the halos would be others than the file asks for.</summary>
    private static readonly (string Key, string Reason)[] Refused =
    [
        ("MimicOldSeed", "seeds of N-GenIC"),
        ("ReadProductsFromDumps", "collapse times and displacements from files"),
        ("CAMBMatterFile", "spectra of a build for massive neutrinos"),
        ("CAMBRedshiftsFile", "spectra of a build for massive neutrinos"),
        ("HubbleTableFile", "a tabulated expansion of a build for massive neutrinos"),
        ("CTtableFile", "tabulated collapse times of a build of its own"),
    ];

    /// <summary>Files that are not written.</summary>
    private static readonly string[] Unwritten = ["DumpProducts", "DumpSeedPlane", "DumpKDensity", "WriteSnapshot", "WriteFmax", "WriteVmax", "WriteRmax", "WriteDensity"];

    /// <summary>Refuses what would change the halos.</summary>
    /// <exception cref="InvalidInputException">The file asks for it.</exception>
    public static void Check(ParameterFile file)
    {
        foreach ((string key, string reason) in Refused)
        {
            if (file.Contains(key)) throw file.Invalid(key, $"the embedded engine does not have {reason}", "the line left out");
        }
    }

    /// <summary>Tells what the file asks for in vain.</summary>
    public static IEnumerable<string> WithoutEffect(ParameterFile file)
    {
        foreach (string key in Unwritten)
        {
            if (file.Contains(key)) yield return $"{key} is without effect: the embedded engine does not write these files";
        }

        if (file.Dialect == ParameterDialect.V4) yield return "the parameter file is one of version 4; the outputs have the formats of version 5.1";
    }
}
