# Starts ncez from a checkout on Windows (also runs wherever PowerShell does). A fingerprint of the sources decides whether
# the built program is current; only when it is not (first use, changed sources) does the build run.
$ErrorActionPreference = 'Stop'
$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

$root = $PSScriptRoot
$program = [IO.Path]::Combine($root, 'src', 'Ncez.Cli', 'bin', 'Release', 'net10.0', 'ncez.dll')
$state = Join-Path $root '.ncez'
$stamp = Join-Path $state 'build-ps1.stamp'

$chinese = (Get-UICulture).Name -like 'zh*'
for ($i = 0; $i -lt $args.Count; $i++) {
    $word = "$($args[$i])"
    if ($word -eq '--lang' -and $i + 1 -lt $args.Count) { $word = "--lang=$($args[$i + 1])" }
    if ($word -like '--lang=*') { $chinese = $word -like '--lang=zh*' }
}

function Say([string] $zh, [string] $en) {
    [Console]::Error.WriteLine($(if ($chinese) { "ncez：$zh" } else { "ncez: $en" }))
}

# Name, size and time of every file that the program is built from, as one hash.
function Get-Fingerprint {
    $text = [Text.StringBuilder]::new()
    $folders = [Collections.Generic.Stack[string]]::new()
    $folders.Push((Join-Path $root 'build'))
    $folders.Push((Join-Path $root 'src'))
    $files = [Collections.Generic.List[IO.FileInfo]]::new()
    foreach ($name in 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json', 'BannedSymbols.txt', '.editorconfig') {
        $files.Add([IO.FileInfo]::new((Join-Path $root $name)))
    }
    while ($folders.Count -gt 0) {
        $folder = [IO.DirectoryInfo]::new($folders.Pop())
        if ($folder.Name -in 'bin', 'obj', 'node_modules') { continue }
        foreach ($entry in $folder.EnumerateFileSystemInfos()) {
            if ($entry -is [IO.DirectoryInfo]) { $folders.Push($entry.FullName) } else { $files.Add($entry) }
        }
    }
    foreach ($file in $files) {
        [void] $text.Append($file.FullName).Append('|').Append($file.Length).Append('|').Append($file.LastWriteTimeUtc.Ticks).Append("`n")
    }
    $hash = [Security.Cryptography.SHA256]::Create()
    try { [BitConverter]::ToString($hash.ComputeHash([Text.Encoding]::UTF8.GetBytes($text.ToString()))) } finally { $hash.Dispose() }
}

function Test-Current([string] $fingerprint) {
    (Test-Path -LiteralPath $program) -and (Test-Path -LiteralPath $stamp) -and ([IO.File]::ReadAllText($stamp) -eq $fingerprint)
}

# One build at a time in this checkout: whoever cannot open the lock file waits.
function Enter-Build {
    [void] [IO.Directory]::CreateDirectory($state)
    $said = $false
    while ($true) {
        try { return [IO.File]::Open((Join-Path $state 'build-ps1.lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] {
            if (-not $said) { Say '另一次启动正在编译，请稍候……' 'another start is building; waiting for it ...'; $said = $true }
            Start-Sleep -Milliseconds 200
        }
    }
}

function Invoke-Build {
    $log = Join-Path $state 'build.log'
    Push-Location -LiteralPath $root
    try {
        $env:DOTNET_CLI_UI_LANGUAGE = 'en'; $env:DOTNET_NOLOGO = '1'; $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
        $seen = @{}
        $ErrorActionPreference = 'Continue'  # Windows PowerShell turns a line on stderr into an exception otherwise.
        & dotnet build src/Ncez.Cli/Ncez.Cli.csproj -c Release --nologo -v minimal -tl:off 2>&1 | ForEach-Object { "$_" } | Tee-Object -FilePath $log | ForEach-Object {
            if ($_ -match 'Determining projects to restore') { [Console]::Error.WriteLine($(if ($chinese) { '  还原软件包' } else { '  restoring packages' })) }
            elseif ($_ -match '^\s*(\S+) -> .*\.dll$') { [Console]::Error.WriteLine($(if ($chinese) { "  已编译 $($Matches[1])" } else { "  compiled $($Matches[1])" })) }
            elseif ($_ -match 'error [A-Z]+\d+:|: error ' -and -not $seen[$_]) { $seen[$_] = $true; [Console]::Error.WriteLine($_) }
        }
        if ($LASTEXITCODE -ne 0) {
            Say "编译失败，完整日志：$log" "the build failed; the whole log: $log"
            exit 3
        }
    }
    finally { Pop-Location }
}

$sdkAddress = 'https://dotnet.microsoft.com/download/dotnet/10.0'
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    Say "未找到 .NET SDK。请安装 .NET 10 SDK 后重试：$sdkAddress" "the .NET SDK was not found. Install the .NET 10 SDK and try again: $sdkAddress"
    exit 2
}

$fingerprint = Get-Fingerprint
if (-not (Test-Current $fingerprint)) {
    Push-Location -LiteralPath $root
    try { $ErrorActionPreference = 'Continue'; & dotnet --version *> $null; $accepted = $LASTEXITCODE -eq 0 } finally { Pop-Location; $ErrorActionPreference = 'Stop' }
    if (-not $accepted) {
        $found = (& dotnet --list-sdks | ForEach-Object { ($_ -split ' ')[0] }) -join ', '
        Say "需要 .NET 10 SDK，本机只有：$found。请安装后重试：$sdkAddress" "the .NET 10 SDK is needed, but this machine has only: $found. Install it and try again: $sdkAddress"
        exit 2
    }
    $lock = Enter-Build
    try {
        $fingerprint = Get-Fingerprint
        if (-not (Test-Current $fingerprint)) {
            if (Test-Path -LiteralPath $program) { Say '源代码有变化，重新编译……' 'the sources have changed, building ...' }
            else { Say '首次使用，先编译程序（约一分钟，只此一次）……' 'first use: building the program (about a minute, only this once) ...' }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Invoke-Build
            [IO.File]::WriteAllText($stamp, $fingerprint)
            $seconds = [int] $watch.Elapsed.TotalSeconds
            Say "编译完成（$seconds 秒）。" "built in $seconds s."
        }
    }
    finally { $lock.Dispose() }
}

# A checkout reads its own data folder, so that an edited row counts at the next start without a build.
if (-not $env:NCEZ_DATA) { $env:NCEZ_DATA = Join-Path $root 'data' }
& dotnet $program @args
exit $LASTEXITCODE
