# shellcheck shell=bash
# What tools/run, tools/test and tools/soak share: packages, and building a preset. To be sourced.
# Every script that sources it runs in the project's root, with `root` holding that folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 2

say() { printf '%s\n' "$*"; }

# Lines of tools/packages of the kinds given: name and why.
packages_for() {
    awk -v kinds=" $* " '!/^#/ && NF && index(kinds, " " $1 " ") { $1 = ""; print substr($0, 2) }' tools/packages
}

is_debian() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null && [ -r /etc/os-release ] || return 1
    local like
    # shellcheck disable=SC1091
    like=$(. /etc/os-release && printf '%s %s' "${ID:-}" "${ID_LIKE:-}")
    case " $like " in *" debian "* | *" ubuntu "*) return 0 ;; esac
    return 1
}

# Lines of the same form, of packages that are not installed.
missing_packages() {
    local lines installed
    lines=$(packages_for "$@")
    # shellcheck disable=SC2046  # names are single words
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(awk '{ print $1 }' <<<"$lines") 2>/dev/null |
        awk '$1 == "installed" { print $2 }')
    awk 'NR == FNR { have[$1] = 1; next } !($1 in have)' <(printf '%s\n' "$installed") <(printf '%s\n' "$lines")
}

as_root() {
    if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"
    else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# ensure_packages KIND...: installs what is missing of these kinds, saying first what and why. Never fails: what is then
# still missing, CMake names.
ensure_packages() {
    local missing
    if ! is_debian; then
        command -v cmake >/dev/null && command -v ninja >/dev/null && [ -e build/.told ] && return
        say "This is not Debian, so nothing is installed. Foyer needs what these Debian packages hold:"
        packages_for "$@" | sed 's/^/  /'
        say "Going on with what is here."
        mkdir -p build && : >build/.told
        return
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "To be installed, and why:"
    awk '{ name = $1; $1 = ""; printf "  %-18s %s\n", name, $0 }' <<<"$missing"
    local names
    mapfile -t names < <(awk '{ print $1 }' <<<"$missing")
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        say "This needs the superuser, and there is no sudo. As root: apt-get install ${names[*]}"
        say "Going on with what is here."
        return 0
    fi
    as_root apt-get update -q || say "The package lists could not all be brought up to date."
    as_root apt-get install -q -y --no-install-recommends "${names[@]}" ||
        say "Not everything could be installed. Going on with what is here."
    packages_changed=yes
}

# fuzz SECONDS: each of the fuzzers, from the kept corpus, which it does not change. Needs clang.
fuzz() {
    local seconds=$1 target corpus status
    build fuzz || return 1
    for target in import review; do
        corpus=build/fuzz/corpus-$target
        mkdir -p "$corpus"
        say "fuzzing $target for $seconds seconds"
        # What it finds stays in the build; what is worth keeping is copied to tests/fuzz/corpus by hand.
        timeout $((seconds + 120)) "build/fuzz/foyer_fuzz_$target" -max_total_time="$seconds" -max_len=6000 -timeout=20 -rss_limit_mb=4096 \
            -print_final_stats=0 -verbosity=0 -artifact_prefix="build/fuzz/failed-$target-" "$corpus" "tests/fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1
        status=$?
        if [ $status != 0 ]; then
            tail -30 "build/fuzz/$target.log"
            say "fuzzing $target: status $status; what broke it lies in build/fuzz/failed-$target-*"
            return 1
        fi
    done
}

# build PRESET TARGET...: configures where that is due, and builds. The stamp holds the folder it was configured in, as a
# build that was moved cannot go on.
build() {
    local preset=$1 stamp=build/$1/.configured targets=() fresh=()
    shift
    for target in "$@"; do targets+=(--target "$target"); done
    if [ "$(cat "$stamp" 2>/dev/null)" != "$root" ]; then fresh=(--fresh); fi
    if [ ${#fresh[@]} != 0 ] || [ CMakePresets.json -nt "$stamp" ] || [ "${packages_changed:-}" = yes ]; then
        for tool in cmake ninja; do
            command -v "$tool" >/dev/null || { say "There is no $tool: see tools/packages"; return 1; }
        done
        cmake "${fresh[@]}" --preset "$preset" || return 1
        printf '%s\n' "$root" >"$stamp"
    fi
    cmake --build "build/$preset" --parallel "$(nproc)" "${targets[@]}"
}
