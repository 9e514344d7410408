namespace Orchestrator.CatalogFiles;

/// <summary>Rows of a virtual data set that lie in another file.</summary>
/// <param name="File">Path of that file, best relative to the folder of the virtual data set's file, so that both can move together.</param>
/// <param name="DataSet">Path of the data set within that file.</param>
/// <param name="Rows">Number of its rows; all of them are taken.</param>
public sealed record VirtualSource(string File, string DataSet, long Rows);
