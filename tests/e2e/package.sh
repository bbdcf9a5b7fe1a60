# The tool package: made, installed in an empty folder, started from elsewhere, with the data it carries.
. "$(dirname "${BASH_SOURCE[0]}")/_checks.sh"
unset NCEZ_DATA

pack() { (cd "$NCEZ_ROOT" && dotnet pack src/Ncez.Cli/Ncez.Cli.csproj -c Release --no-build -o "$scratch/packages" --nologo -v quiet); }
install() { (cd "$scratch" && dotnet tool install ncez --tool-path "$scratch/tool" --add-source "$scratch/packages" --no-cache); }
started() { (cd "$scratch" && "$scratch/tool/ncez" "$@"); }

check "package: packs without a build" pack
check "package: installs" install
check "package: the tool starts" started --help
check "package: the tool carries every data file" bash -c "
  cd '$NCEZ_ROOT' && data=\$(find '$scratch/tool' -type d -path '*/tools/*/data') &&
  diff <(cd data && find . -type f -not -path '*/out/*' | sort) <(cd \"\$data\" && find . -type f | sort)"

if [[ -n "${NCEZ_LONG:-}" && "$(uname -sm)" == "Linux x86_64" ]]; then
  published="$NCEZ_ROOT/artifacts/ncez-$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$NCEZ_ROOT/Directory.Build.props")-linux-x64"
  check "package: publishes for linux-x64" "$NCEZ_ROOT/build/publish" linux-x64
  check "package: the self-contained program starts without an SDK" env -i HOME="$scratch" PATH=/usr/bin/nowhere "$published/ncez" --help
else
  echo "skipped package: publishes for linux-x64: only with --long, on linux-x64"
fi

done_checking
