# The test command itself: it adds up every suite, and whatever breaks counts as a failure. A stand-in for dotnet plays the parts.
. "$(dirname "${BASH_SOURCE[0]}")/_checks.sh"

checkout="$scratch/checkout"
mkdir -p "$checkout/tests/e2e" "$checkout/src" "$scratch/bin"
cp "$NCEZ_ROOT/test" "$NCEZ_ROOT/global.json" "$checkout/"
cp -r "$NCEZ_ROOT/build" "$checkout/"
echo 'install_tools() { :; }' >"$checkout/build/install-tools"
printf '<Project Path="tests/%s.Tests/%s.Tests.csproj" />\n' A A B B >"$checkout/Ncez.slnx"
echo 'echo "ok one thing"; echo "skipped another: no reason"' >"$checkout/tests/e2e/good.sh"

cat >"$scratch/bin/dotnet" <<'FAKE'
#!/usr/bin/env bash
case "$1" in
  --version) echo 10.0.100 ;;
  build) [[ "$PART" != build ]] || { echo "x.cs(1,1): error CS0001: broken"; exit 1; } ;;
  format) [[ "$PART" != format ]] ;;
  test)
    echo "Passed!  - Failed:     0, Passed:    10, Skipped:     2, Total:    12, Duration: 1 s - A.Tests.dll (net10.0)"
    case "$PART" in
      crash) echo "The active test run was aborted. Reason: Test host process crashed"; exit 1 ;;
      fail) echo "Failed!  - Failed:     3, Passed:     1, Skipped:     0, Total:     4, Duration: 1 s - B.Tests.dll (net10.0)"; exit 1 ;;
      *) echo "Passed!  - Failed:     0, Passed:     4, Skipped:     0, Total:     4, Duration: 1 s - B.Tests.dll (net10.0)"; [[ "$PART" != late ]] ;;
    esac ;;
esac
FAKE
chmod +x "$scratch/bin/dotnet"

# ends <part that breaks> <exit code> <last line>
ends() {
  local code=0
  PART="$1" PATH="$scratch/bin:$PATH" "$checkout/test" >"$scratch/log" 2>&1 || code=$?
  [[ "$code" == "$2" && "$(tail -n 1 "$scratch/log")" == "$3" ]] || { echo "exit $code:"; tail -n 12 "$scratch/log"; return 1; }
}

check "test: adds up all suites" ends nothing 0 "15 passed, 0 failed, 3 skipped"
check "test: a failed test" ends fail 1 "12 passed, 3 failed, 3 skipped"
check "test: a crashed test host" ends crash 1 "11 passed, 1 failed, 3 skipped"
check "test: an error after the last test" ends late 1 "15 passed, 1 failed, 3 skipped"
check "test: a format finding" ends format 1 "15 passed, 1 failed, 3 skipped"
check "test: a broken build" ends build 1 "0 passed, 1 failed, 0 skipped"

echo 'echo "FAILED a thing"; exit 1' >"$checkout/tests/e2e/bad.sh"
check "test: a failed end-to-end check" ends nothing 1 "15 passed, 1 failed, 3 skipped"
echo 'exit 3' >"$checkout/tests/e2e/bad.sh"
check "test: an end-to-end script that dies" ends nothing 1 "15 passed, 1 failed, 3 skipped"
: >"$checkout/tests/e2e/bad.sh"
check "test: an end-to-end script that checks nothing" ends nothing 1 "15 passed, 1 failed, 3 skipped"

done_checking
