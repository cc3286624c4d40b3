#!/usr/bin/env bash
# Goes through the documentation on a fresh clone of what is committed, as a new user would, and prints what took how many seconds;
# with --write as the table at the end of docs/getting-started.md, too. Stops at what fails, with its output.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

git clone -q "$here" "$work/clone"
cd "$work/clone"

# The tool as the first step builds it.
kolada() { src/Kolada.Cli/bin/Release/net10.0/kolada "$@"; }

# The commands of a page that need no network, in order.
page() {
    local command
    while IFS= read -r command; do
        eval "${command/--out /--out $work/}"
    done < <(sed -n '/^```bash$/,/^```$/p' "$1" | grep -E '^kolada (model|.*--offline)')
}

snippets() { dotnet test tests/Kolada.EndToEnd.Tests -c Release --filter FullyQualifiedName~CSharpSnippetTests; }
notebook() { dotnet test tests/Kolada.Packages.Tests -c Release --filter FullyQualifiedName~NotebookTests; }

step() {
    local what=$1 start=$EPOCHREALTIME
    shift
    "$@" > "$work/log" 2>&1 || { cat "$work/log"; echo "failed: $what" >&2; exit 1; }
    LC_ALL=C awk -v what="$what" -v start="${start/,/.}" -v end="${EPOCHREALTIME/,/.}" 'BEGIN { printf "| %s | %.1f |\n", what, end - start }'
}

walk() {
    echo "| What | Seconds |"
    echo "|---|---:|"
    step "README, the first command" dotnet run -c Release --project src/Kolada.Cli -- efficiency Höör --offline
    step "The same once more" dotnet run -c Release --project src/Kolada.Cli -- efficiency Höör --offline
    step "README, the other commands" page README.md
    step "docs/getting-started.md, the commands" page docs/getting-started.md
    step "docs/own-model.md, the commands" page docs/own-model.md
    step "samples/first-number.cs" dotnet run samples/first-number.cs
    step "samples/efficiency.cs" dotnet run samples/efficiency.cs -- Lund
    step "samples/similar.cs" dotnet run samples/similar.cs
    step "samples/table-to-csv.cs" dotnet run samples/table-to-csv.cs -- "$work/skane.csv"
    step "samples/own-model.cs" dotnet run samples/own-model.cs
    step "samples/hosted-service.cs" dotnet run samples/hosted-service.cs
    step "samples/front-end.cs" dotnet run samples/front-end.cs
    step "The C# of every page, as a test" snippets
    step "The notebook's cells, as a test" notebook
}

walk | tee "$work/table"
if [ "${1:-}" = --write ]; then
    page=$here/docs/getting-started.md
    { sed '/^| What | Seconds |$/,$d' "$page"; cat "$work/table"; } > "$work/page"
    cp "$work/page" "$page"
fi
