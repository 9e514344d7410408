using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>A file could not be written because the disk, or the user's share of it, is full. Nothing of the file is left.</summary>
public sealed class DiskFullException : OrchestratorException
{
    /// <summary>Makes the exception and its message.</summary>
    /// <param name="file">The file that was to be written.</param>
    /// <param name="innerException">What the system or libhdf5 said.</param>
    public DiskFullException(string file, Exception innerException)
        : base($"{file}: no space left on the device (or over quota); free some and run again: nothing half-written is left", innerException) => File = file;

    /// <summary>The file that was to be written.</summary>
    public string File { get; }
}
