using System.Globalization;
using System.Text;
using Kolada.Application;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary>What <c>kolada model check</c> says of a model whose format is right already.</summary>
internal sealed class ModelVerdict(CommandContext context, CommandSession session)
{
    private readonly Texts _texts = context.Texts;

    /// <summary>The verdict as text.</summary>
    /// <exception cref="RequestException">Kolada does not know some of the key figures, or they are about regions.</exception>
    public async Task<string> WriteAsync(EfficiencyModel model, CancellationToken cancellationToken)
    {
        ModelCheck check = await session.FetchAsync(workspace => workspace.CheckModelAsync(model, cancellationToken)).ConfigureAwait(false);
        List<KpiId> own = [.. model.GetKpis().Where(kpi => kpi.IsOwn)];
        StringBuilder text = new();
        string counts = _texts.Say(
            string.Create(CultureInfo.InvariantCulture, $"{model.Areas.Count} area(s), {model.GetKpis().Count} key figure(s), {own.Count} of them own"),
            string.Create(CultureInfo.InvariantCulture, $"{model.Areas.Count} område(n), {model.GetKpis().Count} nyckeltal, varav {own.Count} egna"));
        Line(Safe.Text($"{model.Id} {model.Version}: {_texts.Say("can be used", "kan användas")}; {counts}."));
        foreach (Kpi kpi in check.Retired)
        {
            Line(Safe.Text(_texts.Say($"{kpi.Id} ends by its title: {kpi.Title}", $"{kpi.Id} upphör enligt sitt namn: {kpi.Title}")));
        }

        if (check.Unchecked.Count > 0)
        {
            string ids = string.Join(", ", check.Unchecked);
            string sentence = _texts.Say(
                $"Not in the offline snapshot, so not checked: {ids}.",
                $"Finns inte i ögonblicksbilden, så inte kontrollerade: {ids}.");
            Line($"{sentence} {new NoticeTexts(_texts).AskLive}");
        }

        if (own.Count > 0)
        {
            string ids = string.Join(", ", own);
            Line(_texts.Say($"Give its own figures with --own FILE: {ids}.", $"Ange dess egna uppgifter med --own FIL: {ids}."));
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
