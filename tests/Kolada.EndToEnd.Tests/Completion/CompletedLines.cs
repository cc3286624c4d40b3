namespace Kolada.EndToEnd.Tests.Completion;

/// <summary>What a person types up to the Tab key and after it, and the arguments that the tool is then run with.</summary>
internal static class CompletedLines
{
    /// <summary>The key.</summary>
    public const char Tab = '\t';

    private const string GroupWithComma = "Västerbergslagens Utbildningsförbund, VBU";

    /// <summary>Lines that mean the same in bash, zsh and PowerShell.</summary>
    public static (string Typed, string[] Arguments)[] All { get; } =
    [
        ("eff\t Höör", ["efficiency", "Höör"]),
        ("kpi se\t skola", ["kpi", "search", "skola"]),
        ("data --form\t csv", ["data", "--format", "csv"]),
        ("data --format nd\t", ["data", "--format", "ndjson"]),
        ("data --format=nd\t", ["data", "--format=ndjson"]),
        ("data --off\t --format cs\t", ["data", "--offline", "--format", "csv"]),
        ("efficiency hor\t", ["efficiency", "Hörby"]),
        ("efficiency MALM\t", ["efficiency", "Malmö"]),
        ("efficiency åm\t", ["efficiency", "Åmål"]),
        ("efficiency upplands-\t", ["efficiency", "Upplands-Bro"]),
        ("efficiency 'upplands v\t", ["efficiency", "Upplands Väsby"]),
        ("efficiency \"upplands v\t", ["efficiency", "Upplands Väsby"]),
        ("efficiency Höör --group Västerber\t --offline", ["efficiency", "Höör", "--group", GroupWithComma, "--offline"]),
        ("efficiency Höör --group \"Västerber\t", ["efficiency", "Höör", "--group", GroupWithComma]),
        ("efficiency Höör --group 4M\t", ["efficiency", "Höör", "--group", "4M -  Fyra Mälarstäder (ovägt medel)"]),
        ("efficiency Höör --group=skåne-n\t", ["efficiency", "Höör", "--group=skåne-n"]),
        ("data --kpi N15428 --municipality 'Upplands Väsby,lun\t", ["data", "--kpi", "N15428", "--municipality", "Upplands Väsby,Lund"]),
        ("data --kpi N15428,N11024 --municipality Höör,Lun\t", ["data", "--kpi", "N15428,N11024", "--municipality", "Höör,Lund"]),
        ("data --group=\"Skåne läns kommuner\" --municipality=malm\t", ["data", "--group=Skåne läns kommuner", "--municipality=Malmö"]),
        ("data --group \"Skåne läns kommuner\" --municipality malm\t", ["data", "--group", "Skåne läns kommuner", "--municipality", "Malmö"]),
    ];

    /// <summary>
    /// Lines that only bash and zsh can be asked about: with backslashes, and with several names to go on with, which leave what is typed
    /// alone.
    /// </summary>
    public static (string Typed, string[] Arguments)[] OfUnixShells { get; } =
    [
        (@"efficiency Höör --group Skåne\ läns" + Tab, ["efficiency", "Höör", "--group", "Skåne läns kommuner (ovägt medel)"]),
        ("efficiency ho\t", ["efficiency", "ho"]),
        ("kpi s\t", ["kpi", "s"]),
    ];
}
