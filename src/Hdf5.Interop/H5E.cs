using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Error stacks: libhdf5's <c>H5E*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5E
{
    /// <summary>The error stack of the calling thread.</summary>
    public const long DEFAULT = 0;

    /// <summary>One entry of an error stack.</summary>
    public struct error_t
    {
        /// <summary>Error class.</summary>
        public long cls_id;
        /// <summary>Major error.</summary>
        public long maj_num;
        /// <summary>Minor error.</summary>
        public long min_num;
        /// <summary>Line of the library's source.</summary>
        public uint line;
        /// <summary>Function that failed.</summary>
        [MarshalAs(UnmanagedType.LPStr)]
        public string func_name;
        /// <summary>Source file of the function.</summary>
        [MarshalAs(UnmanagedType.LPStr)]
        public string file_name;
        /// <summary>What went wrong.</summary>
        [MarshalAs(UnmanagedType.LPStr)]
        public string desc;
    }

    /// <summary>Called by the library when a call fails.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int auto_t(long estack, nint client_data);

    /// <summary>Called for each entry of an error stack.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int walk_t(uint n, [In] ref error_t err_desc, nint client_data);

    /// <summary>Direction of a walk through the error stack.</summary>
    public enum direction_t
    {
        /// <summary>From the cause to the call.</summary>
        H5E_WALK_UPWARD = 0,
        /// <summary>From the call to the cause.</summary>
        H5E_WALK_DOWNWARD = 1,
    }

    /// <summary>Empties the error stack of this thread.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Eclear2")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int clear(long estack_id);

    /// <summary>Sets what is done when a call fails; a null function switches automatic printing off.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Eset_auto2")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_auto(long estack_id, auto_t func, nint client_data);

    /// <summary>Calls <paramref name="func"/> for each entry of the error stack.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Ewalk2")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int walk(long estack_id, direction_t direction, walk_t func, nint client_data);
}
