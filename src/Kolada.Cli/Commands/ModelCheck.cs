using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary>Holds a model, whose format is right already, against Kolada's catalogue.</summary>
internal sealed partial class ModelCheck(CommandContext context, KoladaSession session)
{
    private readonly Texts _texts = context.Texts;

    /// <summary>The verdict as text.</summary>
    /// <exception cref="ToolException">Kolada knows some of the key figures not, or not of municipalities.</exception>
    public async Task<string> RunAsync(EfficiencyModel model, CancellationToken cancellationToken)
    {
        List<KpiId> wanted = [.. model.GetKpis().Concat(model.GetPublishedKpis()).Distinct().Where(kpi => !kpi.IsOwn)];
        IReadOnlyDictionary<KpiId, Kpi> known = await new Progress(context, session).ShowAsync(() => KnownAsync(wanted, cancellationToken)).ConfigureAwait(false);
        List<KpiId> unknown = [.. wanted.Where(kpi => !known.ContainsKey(kpi))];
        List<string> problems = [.. known.Values.Where(kpi => kpi.MunicipalityType == MunicipalityType.Region).Select(OfRegions)];
        if (unknown.Count > 0 && !session.Offline)
        {
            problems.Add(_texts.Say($"Kolada has no key figure {string.Join(", ", unknown)}.", $"Kolada har inget nyckeltal {string.Join(", ", unknown)}."));
        }

        return problems.Count == 0
            ? Verdict(model, known, unknown)
            : throw ToolException.NotFound(string.Join(' ', problems), _texts.Say("find key figures with: kolada kpi search <text>", "sök nyckeltal med: kolada kpi search <text>"));
    }

    private async Task<IReadOnlyDictionary<KpiId, Kpi>> KnownAsync(List<KpiId> wanted, CancellationToken cancellationToken)
    {
        Dictionary<KpiId, Kpi> known = [];
        await foreach (Kpi kpi in session.Client.GetKpisAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (wanted.Contains(kpi.Id))
            {
                known[kpi.Id] = kpi;
            }
        }

        return known;
    }

    private string Verdict(EfficiencyModel model, IReadOnlyDictionary<KpiId, Kpi> known, List<KpiId> unknown)
    {
        StringBuilder text = new();
        int own = model.GetKpis().Count(kpi => kpi.IsOwn);
        string counts = _texts.Say(
            string.Create(CultureInfo.InvariantCulture, $"{model.Areas.Count} area(s), {model.GetKpis().Count} key figure(s), {own} of them own"),
            string.Create(CultureInfo.InvariantCulture, $"{model.Areas.Count} område(n), {model.GetKpis().Count} nyckeltal, varav {own} egna"));
        Line(Safe.Text($"{model.Id} {model.Version}: {_texts.Say("can be used", "kan användas")}; {counts}."));
        foreach (Kpi kpi in known.Values.Where(kpi => Retired().IsMatch(kpi.Title)))
        {
            Line(Safe.Text(_texts.Say($"{kpi.Id} ends by its title: {kpi.Title}", $"{kpi.Id} upphör enligt sitt namn: {kpi.Title}")));
        }

        if (unknown.Count > 0)
        {
            string ids = string.Join(", ", unknown);
            Line($"{_texts.Say($"Not in the offline snapshot, so not checked: {ids}.", $"Finns inte i ögonblicksbilden, så inte kontrollerade: {ids}.")} {new SnapshotCoverage(_texts).AskLive}");
        }

        if (own > 0)
        {
            Line(_texts.Say($"Give its own figures with --own FILE: {string.Join(", ", model.GetKpis().Where(kpi => kpi.IsOwn))}.", $"Ange dess egna uppgifter med --own FIL: {string.Join(", ", model.GetKpis().Where(kpi => kpi.IsOwn))}."));
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private string OfRegions(Kpi kpi) => Safe.Text(_texts.Say($"{kpi.Id} ({kpi.Title}) is about regions, and only municipalities are compared.", $"{kpi.Id} ({kpi.Title}) gäller regioner, och bara kommuner jämförs."));

    /// <summary>Titles mark retired key figures: "… (-2024)".</summary>
    [GeneratedRegex(@"\(- ?\d{4}\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Retired();
}
