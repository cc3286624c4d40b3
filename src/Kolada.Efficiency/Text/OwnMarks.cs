namespace Kolada.Efficiency.Text;

/// <summary>Marks what does not come from Kolada, in the language of the document.</summary>
internal static class OwnMarks
{
    extension(Texts texts)
    {
        /// <summary>The title of a key figure; one of the user's own is marked.</summary>
        public string TitleOf(KpiId kpi, string title) => kpi.IsOwn ? texts.Say($"Own figure: {title}", $"Egen uppgift: {title}") : title;

        /// <summary>The title of a component that is an index of the model's own.</summary>
        public string OwnIndex(string title) => texts.Say($"Own index: {title}", $"Eget index: {title}");
    }
}
