using System.Text.Json.Serialization;

namespace Orchestrator.LatinHypercube;

/// <summary>How certificates are written: snake_case names as in the campaign file, doubles that read back exactly, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DesignCertificate))]
internal sealed partial class CertificateJsonContext : JsonSerializerContext;
