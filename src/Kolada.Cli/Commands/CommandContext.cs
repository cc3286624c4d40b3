using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;

namespace Kolada.Cli.Commands;

/// <summary>What every command is built with.</summary>
internal sealed record CommandContext(Terminal Terminal, Texts Texts, GlobalOptions Globals) : OutputContext(Terminal, Texts);
