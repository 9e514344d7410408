using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.Numerics;

namespace Orchestrator.Planning;

/// <summary>The cosmology of a point of the design.</summary>
internal static class PointCosmology
{
    // What the campaign file may leave open where nothing else says it: a cosmological constant.
    private const double UsualW0 = -1;
    private const double UsualWa = 0;

    private static readonly string[] Required = ["omega_m", "omega_b", "h", "n_s", "sigma8"];

    /// <summary>The table decides; what it leaves open comes from the campaign file, then from the run itself.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="point">The point.</param>
    /// <param name="run">Cosmology of a finished run; null for a run that is to be made.</param>
    public static CosmologyParameters Of(Campaign campaign, DesignPoint point, CosmologyParameters? run = null)
    {
        double Value(string name, double? own) =>
            point.Parameters.TryGetValue(name, out double varied) ? varied : campaign.Design.Fixed.GetValueOrDefault(name, own ?? double.NaN);
        return new CosmologyParameters
        {
            OmegaM = Value("omega_m", run?.OmegaM),
            OmegaB = Value("omega_b", run?.OmegaB),
            H = Value("h", run?.H),
            NS = Value("n_s", run?.NS),
            Sigma8 = Value("sigma8", run?.Sigma8),
            W0 = Value("w0", run?.W0 ?? UsualW0),
            Wa = Value("wa", run?.Wa ?? UsualWa),
        }.Validate();
    }

    /// <summary>Makes sure that design and campaign file say all that a run needs.</summary>
    /// <exception cref="InvalidCampaignException">A parameter is neither varied nor fixed; lists all of them.</exception>
    public static void RequireAll(Campaign campaign, CampaignDesign design)
    {
        InvalidInputException[] missing =
        [
            .. Required.Where(name => !design.Table.Names.Contains(name, StringComparer.Ordinal) && !campaign.Design.Fixed.ContainsKey(name))
                .Select(name => new InvalidInputException(
                    "missing: the design does not vary it", campaign.Name, key: $"design.fixed.{name}", allowed: "a number")),
        ];
        if (missing.Length > 0) throw new InvalidCampaignException(missing);
    }
}
