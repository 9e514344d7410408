using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.CatalogFiles;

/// <summary>What the elements of a data set or attribute are.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members are types; these are their names in HDF5 and numpy.")]
public enum Hdf5ElementType
{
    /// <summary>Signed bytes.</summary>
    Int8,

    /// <summary>Unsigned bytes.</summary>
    UInt8,

    /// <summary>16-bit signed integers.</summary>
    Int16,

    /// <summary>16-bit unsigned integers.</summary>
    UInt16,

    /// <summary>32-bit signed integers.</summary>
    Int32,

    /// <summary>32-bit unsigned integers.</summary>
    UInt32,

    /// <summary>64-bit signed integers.</summary>
    Int64,

    /// <summary>64-bit unsigned integers.</summary>
    UInt64,

    /// <summary>32-bit floating-point numbers.</summary>
    Float32,

    /// <summary>64-bit floating-point numbers.</summary>
    Float64,

    /// <summary>Strings, of fixed or variable length.</summary>
    String,

    /// <summary>Lists of references to other objects, as dimension scales are attached by.</summary>
    ReferenceList,

    /// <summary>Anything else: compounds, enumerations, opaque bytes.</summary>
    Other,
}
