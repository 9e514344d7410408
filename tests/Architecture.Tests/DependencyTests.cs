using System.Xml.Linq;

namespace Orchestrator.Architecture.Tests;

public sealed class DependencyTests
{
    /// <summary>What each project may name directly; what those use comes with them. Data flows in this order only.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Cosmology"] = ["Numerics"],
        ["LatinHypercube"] = ["Numerics"],
        ["Catalogs"] = ["Cosmology"],
        ["LightCone"] = ["Catalogs"],
        ["Pinocchio"] = ["Catalogs"],
        ["HaloHod"] = ["Catalogs"],
        ["Observational"] = ["LightCone"],
        ["Hdf5.Interop"] = [],
        ["CatalogFiles"] = ["Catalogs", "Hdf5.Interop"],
        ["TrainingSets"] = ["CatalogFiles", "HaloHod", "Observational", "LightCone", "Catalogs", "Cosmology", "Numerics"],
        ["Worker"] = ["TrainingSets", "CatalogFiles", "HaloHod", "Observational", "LightCone", "Pinocchio", "Catalogs", "Cosmology", "Numerics"],
        ["Orchestrator"] = ["Worker", "LatinHypercube", "TrainingSets", "CatalogFiles", "HaloHod", "Observational", "LightCone", "Pinocchio", "Catalogs", "Cosmology", "Numerics"],
    };

    /// <summary>Packages that a library may use without bringing in a world: the platform's own, in managed code.</summary>
    private static readonly string[] Platform = ["System.IO.Hashing"];

    /// <summary>Packages of others, each with its decision.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["CatalogFiles"] = ["PureHDF"], // 0066: files without libhdf5
    };

    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory, MemberData(nameof(Projects))]
    public void ProjectReferences_OfEachProject_FollowTheOrderOfTheDesign(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"src/{project} is not in the design: add it to docs and to this table, with what it may use");
        string[] references = [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))];
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory, MemberData(nameof(Projects))]
    public void AssemblyReferences_OfEachProject_StayBelowIt(string project)
    {
        string[] ours = [.. Repository.Load(project).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Orchestrator.", StringComparison.Ordinal)).Select(name => name["Orchestrator.".Length..])];
        Assert.Empty(ours.Except(Below(project)));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Packages_OfALibrary_AreThePlatformsOwn(string project)
    {
        string[] packages = [.. Items(project, "PackageReference").Except(Platform).Where(name => !name.StartsWith("$(HdfPInvoke", StringComparison.Ordinal))];
        if (project != "Orchestrator") Assert.Equal(Packages.GetValueOrDefault(project, []), packages);
    }

    [Fact]
    public void Allowed_AsAGraph_HasNoCycle()
    {
        foreach (string project in Allowed.Keys) Assert.DoesNotContain(project, Below(project));
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants(kind)
            .Select(element => (string?)element.Attribute("Include")).OfType<string>();

    private static HashSet<string> Below(string project)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Allowed[project]);
        while (open.TryPop(out string? next))
        {
            if (below.Add(next))
                foreach (string further in Allowed[next]) open.Push(further);
        }
        return below;
    }
}
