namespace Kolada.Cli.Completion;

/// <summary>The scripts that teach a shell to ask the tool what may come next.</summary>
/// <remarks>Each passes the words before the cursor one by one, so that quoting and blanks are the shell's business and not ours.</remarks>
internal static class Shells
{
    private const string Bash = """
        # bash completion for kolada; to keep it: kolada completion bash >> ~/.bashrc
        _kolada() {
            local candidate
            COMPREPLY=()
            while IFS= read -r candidate; do
                COMPREPLY+=("$(printf '%q' "$candidate")")
            done < <(kolada complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -o default -F _kolada kolada

        """;

    private const string Zsh = """
        # zsh completion for kolada; to keep it: kolada completion zsh >> ~/.zshrc (after compinit)
        _kolada() {
            local -a candidates
            candidates=("${(@f)$(kolada complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
            if (( ${#candidates} > 0 )) && [[ -n "${candidates[1]}" ]]; then
                compadd -U -- "${candidates[@]}"
            else
                _files
            fi
        }
        compdef _kolada kolada

        """;

    private const string PowerShell = """
        # PowerShell completion for kolada; to keep it: kolada completion powershell >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName kolada -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements |
                Select-Object -Skip 1 |
                Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
                ForEach-Object { if ($_.Value) { $_.Value } else { $_.Extent.Text } })
            kolada complete '--' @words "$wordToComplete" 2>$null | ForEach-Object {
                $text = if ($_ -match '[\s,()'']') { "'" + ($_ -replace "'", "''") + "'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>The shells by name.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["powershell"] = PowerShell,
    };
}
