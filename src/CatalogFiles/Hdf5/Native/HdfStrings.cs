using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>Strings on their way to and from the library.</summary>
internal static class HdfStrings
{
    /// <summary>UTF-8 of fixed length, padded by zeros.</summary>
    public static Hdf5Handle FixedType(int bytes)
    {
        var type = new Hdf5Handle(Hdf5Library.Check(H5T.copy(H5T.C_S1), null, "make a string type"));
        Hdf5Library.Check(H5T.set_size(type.Id, bytes), null, "make a string type");
        Hdf5Library.Check(H5T.set_cset(type.Id, H5T.cset_t.UTF8), null, "make a string type");
        Hdf5Library.Check(H5T.set_strpad(type.Id, H5T.str_t.NULLPAD), null, "make a string type");
        return type;
    }

    /// <summary>UTF-8 of variable length.</summary>
    public static Hdf5Handle VariableType()
    {
        var type = new Hdf5Handle(Hdf5Library.Check(H5T.copy(H5T.C_S1), null, "make a string type"));
        Hdf5Library.Check(H5T.set_size(type.Id, H5T.VARIABLE), null, "make a string type");
        Hdf5Library.Check(H5T.set_cset(type.Id, H5T.cset_t.UTF8), null, "make a string type");
        return type;
    }

    /// <summary>Strings of fixed length one after another.</summary>
    public static byte[] Pack(IReadOnlyList<string> values, int bytes)
    {
        byte[] packed = new byte[checked(values.Count * bytes)];
        for (int i = 0; i < values.Count; i++)
        {
            int length = Encoding.UTF8.GetByteCount(values[i]);
            if (length > bytes) throw new ArgumentException($"'{values[i]}' takes {length} bytes in UTF-8, at most {bytes} are kept", nameof(values));
            Encoding.UTF8.GetBytes(values[i], packed.AsSpan(i * bytes, bytes));
        }

        return packed;
    }

    /// <summary>Reads strings of either kind.</summary>
    /// <param name="storedType">Their type in the file.</param>
    /// <param name="space">Their data space.</param>
    /// <param name="count">Their number.</param>
    /// <param name="read">Reads all elements of the given memory type to an address.</param>
    public static unsafe string[] Read(long storedType, long space, int count, Action<long, nint> read)
    {
        string[] values = new string[count];
        if (count == 0) return values;
        if (H5T.is_variable_str(storedType) > 0)
        {
            nint[] addresses = new nint[count];
            using Hdf5Handle type = VariableType();
            // The character set of the memory type must be that of the file: no conversion exists between the two.
            Hdf5Library.Check(H5T.set_cset(type.Id, H5T.get_cset(storedType)), null, "make a string type");
            fixed (nint* first = addresses)
            {
                read(type.Id, (nint)first);
                for (int i = 0; i < count; i++) values[i] = Marshal.PtrToStringUTF8(addresses[i]) ?? "";
                _ = H5D.vlen_reclaim(type.Id, space, H5P.DEFAULT, (nint)first);
            }

            return values;
        }

        int size = (int)H5T.get_size(storedType);
        byte[] packed = new byte[checked(count * size)];
        fixed (byte* first = packed) read(storedType, (nint)first);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> padded = packed.AsSpan(i * size, size);
            int end = padded.IndexOf((byte)0);
            ReadOnlySpan<byte> text = end < 0 ? padded : padded[..end];
            values[i] = Encoding.UTF8.GetString(H5T.get_strpad(storedType) == H5T.str_t.SPACEPAD ? text.TrimEnd((byte)' ') : text);
        }

        return values;
    }
}
