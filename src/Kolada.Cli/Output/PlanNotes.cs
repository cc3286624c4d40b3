using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Cli.Output;

/// <summary>Why a question takes the calls that it takes, in the user's language.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(QueryPlan plan, Texts texts)
    {
        if (texts.Language == ReportLanguage.English)
        {
            return plan.Notes;
        }

        string rows = plan.MaxRows is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"högst {most} rader")
            : "hur många rader som kommer är inte känt i förväg";
        string calls = string.Create(CultureInfo.InvariantCulture, $"{plan.Calls.Count} anrop; {rows}.");
        string listed = plan.ListedMunicipalities.ToString(CultureInfo.InvariantCulture);
        return plan.ListedMunicipalities == 0
            ? [calls]
            :
            [
                $"Alla {listed} kommuner och regioner räknas upp med id: en fråga utan id skulle dra med sig omkring 3600 grupprader per nyckeltal och år.",
                calls,
            ];
    }
}
