using System.Text.RegularExpressions;

namespace Orchestrator.Architecture.Tests;

public sealed partial class NamingTests
{
    private const int LongestFile = 400;

    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory, MemberData(nameof(Projects))]
    public void PublicTypes_OfEachProject_StandInItsNamespace(string project)
    {
        string root = project switch { "Hdf5.Interop" => "HDF.PInvoke", "Orchestrator" => "Orchestrator", _ => $"Orchestrator.{project}" };
        Assert.All(Repository.Load(project).GetExportedTypes(), type =>
            Assert.True(type.Namespace == root || type.Namespace!.StartsWith(root + ".", StringComparison.Ordinal), $"{type.FullName} is not below {root}"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void TypeNames_OfEachProject_AreTheFieldsWords(string project)
    {
        string[] projects = [.. Repository.Projects];
        Assert.All(Repository.Load(project).GetTypes().Where(type => !type.Name.StartsWith('<')), type =>
        {
            Assert.DoesNotContain(type.Name, projects);
            Assert.DoesNotMatch(VagueName(), type.Name);
        });
    }

    [Fact]
    public void SourceFiles_OfSrc_FitAFewScreens() =>
        Assert.All(Repository.SourceFiles(), path =>
        {
            int lines = File.ReadLines(Path.Combine(Repository.Root, path)).Count();
            Assert.True(lines <= LongestFile, $"{path} has {lines} lines; above {LongestFile} it would be clearer as two");
        });

    [Fact]
    public void SourceFiles_OfSrc_DeclareOnePublicTypeNamedLikeTheFile() =>
        Assert.All(Repository.SourceFiles(), path =>
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, path));
            string[] types = [.. PublicType().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
            Assert.True(types.Length <= 1, $"{path} declares {string.Join(", ", types)}");
            if (types.Length == 1) Assert.Equal(types[0], Path.GetFileName(path).Split('.')[0]);
        });

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utilities)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|unsafe|ref|delegate) )*(?:class|struct|interface|enum|record struct|record class|record|delegate \S+) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PublicType();
}
