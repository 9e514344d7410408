using System.Text.Json.Serialization;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>Compiled (de)serialisation of what is read from a site.</summary>
[JsonSerializable(typeof(TaskClaim))]
[JsonSerializable(typeof(TaskResult))]
internal sealed partial class SiteJsonContext : JsonSerializerContext;
