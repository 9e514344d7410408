using System.Reflection;
using HDF.PInvoke;

namespace Orchestrator.Hdf5.Interop.Tests;

/// <summary>Holds the classes to HDF.PInvoke's signatures, so that its package can take their place.</summary>
public sealed class SignatureTests
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(nint)] = "nint",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(byte[])] = "byte[]", [typeof(ulong[])] = "ulong[]", [typeof(uint[])] = "uint[]",
    };

    [Fact]
    public void Functions_OfEveryClass_HaveTheRecordedSignatures()
    {
        string[] recorded = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "hdf-pinvoke-signatures.txt"));
        IEnumerable<MethodInfo> functions = typeof(H5).Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("H5", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => !method.IsSpecialName);
        string[] declared = [.. functions.Select(Signature).Order(StringComparer.Ordinal)];

        Assert.Equal(string.Join("\n", recorded.Order(StringComparer.Ordinal)), string.Join("\n", declared));
    }

    [Theory]
    [InlineData(typeof(H5T.class_t), nameof(H5T.class_t.VLEN), 9)]
    [InlineData(typeof(H5T.cset_t), nameof(H5T.cset_t.UTF8), 1)]
    [InlineData(typeof(H5T.str_t), nameof(H5T.str_t.NULLPAD), 1)]
    [InlineData(typeof(H5D.layout_t), nameof(H5D.layout_t.VIRTUAL), 3)]
    [InlineData(typeof(H5D.alloc_time_t), nameof(H5D.alloc_time_t.INCR), 3)]
    [InlineData(typeof(H5F.libver_t), nameof(H5F.libver_t.V110), 2)]
    [InlineData(typeof(H5F.close_degree_t), nameof(H5F.close_degree_t.STRONG), 3)]
    [InlineData(typeof(H5.iter_order_t), nameof(H5.iter_order_t.NATIVE), 2)]
    [InlineData(typeof(H5I.type_t), nameof(H5I.type_t.DATASET), 5)]
    [InlineData(typeof(H5R.type_t), nameof(H5R.type_t.OBJECT), 0)]
    [InlineData(typeof(H5Z.filter_t), nameof(H5Z.filter_t.SHUFFLE), 2)]
    public void Enumerations_HaveTheValuesOfTheCHeaders(Type enumeration, string name, int value) =>
        Assert.Equal(value, Convert.ToInt32(Enum.Parse(enumeration, name), null));

    [Fact]
    public void Structures_HaveTheSizesOfTheCHeaders()
    {
        Assert.Equal(24, System.Runtime.InteropServices.Marshal.SizeOf<H5A.info_t>());
        Assert.Equal(32, System.Runtime.InteropServices.Marshal.SizeOf<H5G.info_t>());
        Assert.Equal(16, System.Runtime.InteropServices.Marshal.SizeOf<H5T.hvl_t>());
    }

    private static string Signature(MethodInfo method)
    {
        string parameters = string.Join(", ", method.GetParameters().Select(parameter =>
            (parameter.ParameterType.IsByRef ? "ref " : "") + TypeName(parameter.ParameterType, method.DeclaringType!) + " " + parameter.Name +
            (parameter.HasDefaultValue ? "?" : "")));
        return $"{method.DeclaringType!.Name}.{method.Name}({parameters}) -> {TypeName(method.ReturnType, method.DeclaringType)}";
    }

    private static string TypeName(Type type, Type within)
    {
        if (type.IsByRef) type = type.GetElementType()!;
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        return type.DeclaringType is { } outer && outer != within ? outer.Name + "." + type.Name : type.Name;
    }
}
