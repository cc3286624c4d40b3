namespace Kolada.Cli.Completion;

/// <summary>The scripts that teach a shell to ask the tool what may come next.</summary>
/// <remarks>Each passes the words before the cursor one by one, so that quotes and spaces are handled by the shell.</remarks>
internal static class Shells
{
    private const string Bash = """
        # bash completion for kolada; to keep it: kolada completion bash >> ~/.bashrc
        _kolada() {
            local word candidate quote typed
            local -a words=() candidates=()
            for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
                case $word in
                    [\"\']*) quote=${word:0:1} word=${word:1} word=${word%"$quote"} ;;
                    *) quote="" word=${word//\\/} ;;
                esac
                words+=("$word")
            done
            typed=${word#=}
            while IFS= read -r candidate; do candidates+=("$candidate"); done < <(kolada complete -- "${words[@]}" 2>/dev/null)
            COMPREPLY=()
            for candidate in "${candidates[@]}"; do
                # Several names go on from what is typed, whatever its case: what they have in common may be shorter than that.
                if (( ${#candidates[@]} > 1 )); then candidate=$typed${candidate:${#typed}}; fi
                if [[ -z $quote ]]; then printf -v candidate %q "$candidate"; fi
                COMPREPLY+=("$candidate")
            done
        }
        complete -o default -F _kolada kolada

        """;

    private const string Zsh = """
        # zsh completion for kolada; to keep it: kolada completion zsh >> ~/.zshrc (after compinit)
        _kolada() {
            local candidate typed="${(Q)PREFIX}"
            local -a candidates matches
            # PREFIX is the word up to the cursor without the quote that it begins with.
            candidates=("${(@f)$(kolada complete -- "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null)}")
            if [[ -z "$candidates[1]" ]]; then
                _files
                return
            fi
            # Several names go on from what is typed, whatever its case: what they have in common may be shorter than that.
            for candidate in "${candidates[@]}"; do
                if (( ${#candidates} > 1 )); then candidate=$typed${candidate:${#typed}}; fi
                matches+=("$candidate")
            done
            compadd -U -- "${matches[@]}"
        }
        compdef _kolada kolada

        """;

    private const string PowerShell = """
        # PowerShell completion for kolada; to keep it: kolada completion powershell >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName kolada -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements |
                Where-Object { $_.Extent.StartOffset -gt $commandAst.Extent.StartOffset -and $_.Extent.EndOffset -lt $cursorPosition } |
                ForEach-Object {
                    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text -replace '["'']' }
                })
            $typed = $wordToComplete -replace '^["'']|["'']$'
            # Before 7.3 an empty argument has to be quoted to reach a program.
            if ($typed -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { $typed = '""' }
            $encoding = [Console]::OutputEncoding
            try {
                [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
                $candidates = @(kolada complete '--' @words $typed 2>$null)
            }
            finally {
                [Console]::OutputEncoding = $encoding
            }
            $candidates | ForEach-Object {
                $text = if ($_ -match '^[\w=:./-]+$') { $_ } else { "'" + ($_ -replace "'", "''") + "'" }
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
