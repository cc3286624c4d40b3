using Kolada.Cli.Hosting;

namespace Kolada.Cli.Output;

/// <summary>What output is written with: the terminal and the user's language.</summary>
internal record OutputContext(Terminal Terminal, Texts Texts)
{
    /// <summary>Writes a remark for the person at the terminal; it is never part of the document.</summary>
    public void Note(string text) => Terminal.Error.WriteLine(Safe.Text(text));
}
