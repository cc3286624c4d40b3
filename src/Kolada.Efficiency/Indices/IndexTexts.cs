using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>The names of the indices in a document's language.</summary>
internal static class IndexTexts
{
    extension(Texts texts)
    {
        /// <summary>An index among columns and labels: "resource", "resurs".</summary>
        public string Short(IndexKind kind) => kind switch
        {
            IndexKind.Resource => texts.Say("resource", "resurs"),
            IndexKind.Quality => texts.Say("quality", "kvalitet"),
            _ => texts.Say("efficiency", "effektivitet"),
        };

        /// <summary>The same at the head of a column or a line: "Resource", "Resurs".</summary>
        public string Heading(IndexKind kind) => kind switch
        {
            IndexKind.Resource => texts.Say("Resource", "Resurs"),
            IndexKind.Quality => texts.Say("Quality", "Kvalitet"),
            _ => texts.Say("Efficiency", "Effektivitet"),
        };

        /// <summary>An index by its full name: "resource index", "resursindex".</summary>
        public string Full(IndexKind kind) => kind switch
        {
            IndexKind.Resource => texts.Say("resource index", "resursindex"),
            IndexKind.Quality => texts.Say("quality index", "kvalitetsindex"),
            _ => texts.Say("efficiency index", "effektivitetsindex"),
        };
    }
}
