# The launcher: builds when and only when something changed, waits for a running build, speaks the user's language, needs no
# particular folder. It is tried with a stand-in for dotnet that notes its calls, so that nothing is really built.
. "$(dirname "${BASH_SOURCE[0]}")/_checks.sh"

checkout="$scratch/a folder with spaces/ncez checkout"
calls="$scratch/calls"
mkdir -p "$checkout/src/Ncez.Cli" "$scratch/bin" "$scratch/elsewhere"
cp "$NCEZ_ROOT"/{ncez,global.json,Directory.Build.props,Directory.Build.targets,Directory.Packages.props,BannedSymbols.txt,.editorconfig} "$checkout/"
cp -r "$NCEZ_ROOT/build" "$checkout/"
echo 'return 0;' >"$checkout/src/Ncez.Cli/Program.cs"
echo 'namespace Ncez;' >"$checkout/src/Ncez.Cli/Other.cs"

cat >"$scratch/bin/dotnet" <<'FAKE'
#!/usr/bin/env bash
echo "$*" >>"$CALLS"
case "$1" in
  --version) [[ -z "${OLD_SDK:-}" ]] ;;
  --list-sdks) echo "8.0.404 [/sdk]" ;;
  build)
    sleep "${BUILD_SECONDS:-0}"
    [[ -z "${BROKEN:-}" ]] || { echo "Program.cs(1,1): error CS0001: broken on purpose [x.csproj]"; exit 1; }
    mkdir -p src/Ncez.Cli/bin/Release/net10.0 src/Ncez.Cli/obj && : >src/Ncez.Cli/bin/Release/net10.0/ncez.dll
    echo "  Ncez.Cli -> $PWD/src/Ncez.Cli/bin/Release/net10.0/ncez.dll" ;;
  *ncez.dll) shift; printf 'ran in %s with data %s:' "$PWD" "$NCEZ_DATA"; printf ' <%s>' "$@"; echo; exit "${PROGRAM_CODE:-0}" ;;
esac
FAKE
chmod +x "$scratch/bin/dotnet"

start() { (cd "$scratch/elsewhere" && CALLS="$calls" PATH="$scratch/bin:$PATH" LC_ALL="" LANG="${TONGUE:-en_US.UTF-8}" "$checkout/ncez" "$@"); }
builds() { grep -c '^build ' "$calls" 2>/dev/null || true; }
builds_after() { # builds_after <count> <command...>: after the command the build has run this often in all
  local expected="$1"
  shift
  "$@" && [[ "$(builds)" == "$expected" ]] || { echo "$(builds) builds, expected $expected"; return 1; }
}

check "launcher: first start builds and says so" builds_after 1 says "first use" start
check "launcher: second start does not build" builds_after 1 start
check "launcher: arguments arrive whole, any current folder, spaces in the path" \
  says "ran in $scratch/elsewhere with data $checkout/data: <run> <a b> <>" start run "a b" ""
check "launcher: the program's exit code comes back" exits_with 7 env PROGRAM_CODE=7 bash -c "$(declare -f start); scratch='$scratch' calls='$calls' checkout='$checkout'; start"

through_link() { ln -sf "$checkout/ncez" "$scratch/link" && (cd "$scratch" && CALLS="$calls" PATH="$scratch/bin:$PATH" ./link x); }
check "launcher: works through a link" says "data $checkout/data: <x>" through_link

edit() { sleep 0.02 && echo '// edited' >>"$checkout/src/Ncez.Cli/Program.cs" && start; }
restore_old() { sleep 0.02 && echo 'return 0;' >"$checkout/src/Ncez.Cli/Program.cs" && touch -d 2001-01-01 "$checkout/src/Ncez.Cli/Program.cs" && start; }
delete() { sleep 0.02 && rm "$checkout/src/Ncez.Cli/Other.cs" && start; }
add() { sleep 0.02 && : >"$checkout/src/Ncez.Cli/New.cs" && start; }
pin() { sleep 0.02 && echo '<!-- -->' >>"$checkout/Directory.Packages.props" && start; }
touch_data() { mkdir -p "$checkout/data" && echo 1 >"$checkout/data/x.csv" && start; }
check "launcher: an edited source builds" builds_after 2 says "sources have changed" edit
check "launcher: a source restored with an old date builds" builds_after 3 restore_old
check "launcher: a deleted source builds" builds_after 4 delete
check "launcher: an added source builds" builds_after 5 add
check "launcher: a changed pin builds" builds_after 6 pin
check "launcher: changed data need no build" builds_after 6 touch_data

two_at_once() {
  sleep 0.02 && echo '// again' >>"$checkout/src/Ncez.Cli/Program.cs"
  BUILD_SECONDS=1 start first >"$scratch/one" 2>&1 &
  sleep 0.3
  start second >"$scratch/two" 2>&1
  wait
  grep -q "another start is building" "$scratch/two" && grep -q "<second>" "$scratch/two" && grep -q "<first>" "$scratch/one" || { cat "$scratch/one" "$scratch/two"; return 1; }
}
if hash flock 2>/dev/null; then
  check "launcher: two starts at once share one build" builds_after 7 two_at_once
else
  echo "skipped launcher: two starts at once share one build: no flock here"
fi

break_it() { sleep 0.02 && echo '// broken' >>"$checkout/src/Ncez.Cli/Program.cs" && BROKEN=1 start; }
check "launcher: a failed build ends with 3" exits_with 3 break_it
check "launcher: a failed build shows its errors" says "error CS0001: broken on purpose" env BROKEN=1 bash -c "$(declare -f start); scratch='$scratch' calls='$calls' checkout='$checkout'; start"
check "launcher: the next start builds again" says "<again>" start again

old_sdk() { sleep 0.02 && echo '// old' >>"$checkout/src/Ncez.Cli/Program.cs" && OLD_SDK=1 start "$@"; }
check "launcher: an SDK too old ends with 2" exits_with 2 old_sdk
check "launcher: names the SDK found" says "only: 8.0.404" old_sdk
check "launcher: speaks Chinese with --lang zh" says "需要 .NET 10 SDK" old_sdk --lang zh
TONGUE=zh_CN.UTF-8 check "launcher: speaks Chinese in a Chinese locale" says "需要 .NET 10 SDK" old_sdk

# A PATH with everything the launcher uses but without dotnet.
mkdir "$scratch/tools"
for tool in bash env find awk tee mkdir mv readlink flock; do ln -s "$(command -v "$tool")" "$scratch/tools/$tool" 2>/dev/null; done
no_sdk() { (rm -f "$checkout/.ncez/build.stamp" && PATH="$scratch/tools" HOME=/nonexistent DOTNET_ROOT="" "$checkout/ncez" --lang en); }
check "launcher: no SDK ends with 2" exits_with 2 no_sdk
check "launcher: no SDK says where to get it" says "dotnet.microsoft.com/download/dotnet/10.0" no_sdk

done_checking
