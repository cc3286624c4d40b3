#!/usr/bin/env bash
# Packs, checks and pushes a release. docs/releasing.md says how it is used.
#
#   tools/release/release.sh pack                        all packages into artifacts/packages
#   tools/release/release.sh check [--rehearsal]         may what is packed be released? Every reason against it is told
#   tools/release/release.sh push SOURCE [--rehearsal]   check, then push to a feed: an address, a configured name or a folder
#
# --rehearsal lets what only a real release has (a tag, a date in the changelog, an address, a remote, an audited source) be missing.
# The key of a feed comes from the environment, NUGET_API_KEY. KOLADA_PACKAGES names another folder than artifacts/packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1
packages=${KOLADA_PACKAGES:-artifacts/packages}
ids=(Kolada.Client Kolada.Efficiency Kolada.Sandbox Kolada.Sandbox.Server Kolada.Application Kolada.Cli)
property() { dotnet msbuild src/Kolada.Client/Kolada.Client.csproj -getProperty:"$1"; }

rehearsal=false
problems=0

# A reason that stops any push, and one that stops a real one only.
stop() { echo "stop: $1"; problems=$((problems + 1)); }
stop_release() { if $rehearsal; then echo "note: $1"; else stop "$1"; fi; }

pack() {
    rm -rf "$packages"
    dotnet pack Kolada.Client.sln -c Release -o "$packages" -v quiet
}

check_packages() {
    local id commit
    commit=$(git rev-parse HEAD 2> /dev/null || echo unknown)
    for id in "${ids[@]}"; do
        if [ ! -f "$packages/$id.$version.nupkg" ] || [ ! -f "$packages/$id.$version.snupkg" ]; then
            stop "$packages has no $id $version with symbols: run tools/release/release.sh pack"
            continue
        fi
        unzip -p "$packages/$id.$version.nupkg" "$id.nuspec" | grep "commit=\"$commit\"" > /dev/null ||
            stop_release "$id $version was not packed from this commit: pack again"
        # The tool's symbols lie beside it, a library's under lib/.
        unzip -p "$packages/$id.$version.snupkg" '*.pdb' | grep -a '{"documents":{[^}]*'"$commit" > /dev/null ||
            stop_release "the symbols of $id do not lead to this commit's sources: set the git remote and pack again"
    done
}

check_repository() {
    [ -z "$(git status --porcelain 2> /dev/null)" ] || stop_release "the working tree has changes that are not committed"
    [ "$(git tag --points-at HEAD 2> /dev/null | grep -Fx "v$version" || true)" = "v$version" ] || stop_release "this commit has no tag v$version"
    grep -Eq "^## \[${version//./\\.}\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md || stop_release "CHANGELOG.md has no part '## [$version] - DATE'"
    case $(property RepositoryUrl) in
        *example.org*) stop_release "RepositoryUrl in Directory.Build.props is a placeholder" ;;
    esac
}

# The build only warns of vulnerable dependencies; a release stops. A source that has no list of them says nothing, so it is asked for one.
# What a restore finds stays in obj/ and would fail the next build here, so the project files are restored elsewhere.
check_audit() {
    local copy output sources
    copy=$(mktemp -d)
    find . \( -name .git -o -name bin -o -name obj -o -name artifacts \) -prune -o -type f \
        \( -name '*.csproj' -o -name '*.sln' -o -name 'Directory.*' -o -name global.json -o -name CHANGELOG.md \) -print0 |
        xargs -0 cp --parents -t "$copy"
    sources=$(dotnet nuget list source --format short | sed -n 's|^E \(.*\)$|<add key="\1" value="\1" />|p')
    echo "<configuration><packageSources><clear />$sources</packageSources><auditSources>$sources</auditSources></configuration>" > "$copy/nuget.config"
    output=$(cd "$copy" && dotnet restore Kolada.Client.sln -p:WarningsNotAsErrors= 2>&1 || true)
    rm -rf "$copy"
    if grep -q 'NU190[1-4]' <<< "$output"; then
        stop "a dependency has a known vulnerability:"
        grep -o 'NU190[1-4].*' <<< "$output" | sort -u
    fi
    if grep -q 'NU190[05]' <<< "$output"; then
        stop_release "the package source has no list of vulnerabilities, so nothing was audited: run this where one is in reach"
    fi
}

check() {
    version=$(property Version)
    check_packages
    check_repository
    check_audit
    if [ "$problems" -gt 0 ]; then
        echo "$problems reason(s) against releasing $version."
        return 1
    fi
    echo "Nothing stands against $($rehearsal && echo "rehearsing" || echo "releasing") $version."
}

push() {
    check
    local id
    for id in "${ids[@]}"; do
        dotnet nuget push "$packages/$id.$version.nupkg" --source "$1" --skip-duplicate ${NUGET_API_KEY:+--api-key "$NUGET_API_KEY"}
    done
}

command=${1:-}
shift || true
arguments=()
for argument in "$@"; do
    if [ "$argument" = --rehearsal ]; then rehearsal=true; else arguments+=("$argument"); fi
done

case "$command ${#arguments[@]}" in
    "pack 0") pack ;;
    "check 0") check ;;
    "push 1") push "${arguments[0]}" ;;
    *)
        sed -n '2,9s/^# \{0,1\}//p' tools/release/release.sh
        exit 2
        ;;
esac
