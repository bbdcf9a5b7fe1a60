# Sourced by the end-to-end scripts: every check prints one line, "ok <name>", "FAILED <name>" or "skipped <name>: why".
# $NCEZ_ROOT is the checkout, $scratch a folder of this script that is removed at its end.
set -u
NCEZ_ROOT="${NCEZ_ROOT:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
ncez="$NCEZ_ROOT/ncez"
failures=0

# check <name> <command...>: ok when the command succeeds; its output is shown when it does not.
check() {
  local name="$1"
  shift
  if "$@" >"$scratch/check.out" 2>&1; then
    printf 'ok %s\n' "$name"
  else
    sed 's/^/    /' "$scratch/check.out" | head -n 40
    printf 'FAILED %s\n' "$name"
    failures=$((failures + 1))
  fi
}

# exits_with <code> <command...>: the command ends with this code.
exits_with() {
  local expected="$1" code=0
  shift
  "$@" || code=$?
  [[ "$code" == "$expected" ]] || { echo "exit code $code, expected $expected: $*"; return 1; }
}

# says <text> <command...>: stdout or stderr of the command holds the text.
says() {
  local text="$1" output
  shift
  output="$("$@" 2>&1)"
  [[ "$output" == *"$text"* ]] || { printf 'expected “%s” in:\n%s\n' "$text" "$output"; return 1; }
}

# done_checking: the last line of every script.
done_checking() { [[ "$failures" == 0 ]]; }
