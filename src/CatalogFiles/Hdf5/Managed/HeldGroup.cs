namespace Orchestrator.CatalogFiles;

/// <summary>A group and what is in it.</summary>
/// <param name="path">Absolute path within the file.</param>
internal sealed class HeldGroup(string path) : HeldObject(path)
{
    /// <summary>Groups and data sets by name, in ordinal order.</summary>
    public SortedDictionary<string, HeldObject> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The absolute path of a member.</summary>
    public string PathOf(string name) => Path.Length == 1 ? "/" + name : Path + "/" + name;

    /// <summary>This group and all below it, depth first.</summary>
    public IEnumerable<HeldObject> Everything()
    {
        yield return this;
        foreach (HeldObject member in Members.Values)
        {
            if (member is not HeldGroup group)
            {
                yield return member;
                continue;
            }

            foreach (HeldObject below in group.Everything()) yield return below;
        }
    }
}
