using Kolada.Cli.Hosting;
using Kolada.Cli.Language;
using Kolada.Cli.Options;
using Kolada.Cli.Output;

namespace Kolada.Cli.Commands;

/// <summary>What every verb is built with.</summary>
internal sealed record CommandContext(Terminal Terminal, Texts Texts, GlobalOptions Globals)
{
    /// <summary>A remark for the person at the terminal; never part of the document.</summary>
    public void Note(string text) => Terminal.Error.WriteLine(Safe.Text(text));
}
