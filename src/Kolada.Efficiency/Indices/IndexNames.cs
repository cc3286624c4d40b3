using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Indices;

/// <summary>What the three indices are called, by machines and by people.</summary>
internal static class IndexNames
{
    /// <summary>The name in JSON, CSV and the arguments of reasons, whatever the language.</summary>
    public static string ForMachines(IndexKind kind) => kind switch
    {
        IndexKind.Resource => "resource",
        IndexKind.Quality => "quality",
        _ => "efficiency",
    };

    /// <summary>The index that a machine's name means; null for any other text.</summary>
    public static IndexKind? FromMachines(string name) => name switch
    {
        "resource" => IndexKind.Resource,
        "quality" => IndexKind.Quality,
        "efficiency" => IndexKind.Efficiency,
        _ => null,
    };

    extension(Wording wording)
    {
        /// <summary>An index among columns and labels: "resource", "resurs".</summary>
        public string Short(IndexKind kind) => kind switch
        {
            IndexKind.Resource => wording.Word("resource", "resurs"),
            IndexKind.Quality => wording.Word("quality", "kvalitet"),
            _ => wording.Word("efficiency", "effektivitet"),
        };

        /// <summary>The same at the head of a column or a line: "Resource", "Resurs".</summary>
        public string Heading(IndexKind kind) => kind switch
        {
            IndexKind.Resource => wording.Word("Resource", "Resurs"),
            IndexKind.Quality => wording.Word("Quality", "Kvalitet"),
            _ => wording.Word("Efficiency", "Effektivitet"),
        };

        /// <summary>An index by its full name: "resource index", "resursindex".</summary>
        public string Full(IndexKind kind) => kind switch
        {
            IndexKind.Resource => wording.Word("resource index", "resursindex"),
            IndexKind.Quality => wording.Word("quality index", "kvalitetsindex"),
            _ => wording.Word("efficiency index", "effektivitetsindex"),
        };
    }
}
