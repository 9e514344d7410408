using Orchestrator.Cosmology;
using Orchestrator.HaloHod;

namespace Orchestrator.Campaigns;

/// <summary>The <c>hod</c> section of a recipe.</summary>
/// <param name="MassDefinition">Definition of the masses that the parameters refer to.</param>
/// <param name="Parameters">The halo occupation of Zheng et al. 2007.</param>
internal sealed record HodSettings(MassDefinition MassDefinition, Zheng07Parameters Parameters);
