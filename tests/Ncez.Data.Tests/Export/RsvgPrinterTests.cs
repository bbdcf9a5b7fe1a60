using Ncez.Data.Export;

namespace Ncez.Data.Tests.Export;

/// <summary>The call of rsvg-convert, tried with a stand-in that writes its arguments into the file it was asked for.</summary>
public sealed class RsvgPrinterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-rsvg-").FullName;
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Sheets_become_one_pdf_and_a_picture_a_png()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var program = Path.Combine(_folder, "rsvg-convert");
        File.WriteAllText(program, "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --output=*) out=\"${a#--output=}\";; esac; done\nfor a in \"$@\"; do case \"$a\" in --*) echo \"$a\";; *) cat \"$a\"; echo;; esac; done > \"$out\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", _folder + Path.PathSeparator + _path);
        var printer = RsvgPrinter.Find()!;

        Assert.True(printer.ToPdf(["<svg>1</svg>", "<svg>2</svg>"], Path.Combine(_folder, "sheets.pdf")));
        Assert.Equal(["--format=pdf", $"--output={Path.Combine(_folder, "sheets.pdf")}", "<svg>1</svg>", "<svg>2</svg>"], File.ReadAllLines(Path.Combine(_folder, "sheets.pdf")));
        Assert.True(printer.ToPng("<svg/>", 10, 10, Path.Combine(_folder, "picture.png")));
        Assert.Equal(["--format=png", "--zoom=2"], File.ReadAllLines(Path.Combine(_folder, "picture.png"))[..2]);
    }
}
