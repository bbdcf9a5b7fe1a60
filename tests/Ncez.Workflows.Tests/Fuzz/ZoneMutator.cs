using System.Text;

namespace Ncez.Workflows.Tests.Fuzz;

/// <summary>Damages a zone folder the way disks, editors, Excel and people do. Every mutation follows from its seed.</summary>
internal sealed class ZoneMutator(IReadOnlyDictionary<string, byte[]> original, int seed)
{
    private static readonly string[] Tokens =
    [
        "NaN", "Infinity", "-1", "1e309", "1e-320", "1,234", "０．５", "=1+1", "\"", "\"\"\"", ",", ";", "\t", "\n", "\r\n", "\0", "\uFEFF", "�", "煤", "tce", "万kWh",
        "2016-13", "0000", "99999", "- ", ": ", "{", "}", "[", "&a", "*a", "!!python/object", "|", ">", "#", "null", "~", "%", "'", "NE", "IE:", "IE:D1", "reported", "../..", "é", "😀",
        "activities", "electricity", "CN-GD", "offset_cap: { share: 5, of: gross }", "years: []", "years: [1,1,1]", "id: x", "-------", "1e400", "0x10", "TRUE", " ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The damaged folder: file name → bytes; a null means that the file is gone.</summary>
    public Dictionary<string, byte[]?> Mutate()
    {
        var files = original.ToDictionary(f => f.Key, f => (byte[]?)f.Value);
        for (var damage = _random.Next(1, 4); damage > 0; damage--)
        {
            var name = files.Keys.ElementAt(_random.Next(files.Count));
            files[name] = files[name] is { Length: > 0 } bytes ? Damage(bytes) : Encoding.UTF8.GetBytes(Tokens[_random.Next(Tokens.Length)]);
        }

        return files;
    }

    private byte[]? Damage(byte[] bytes) => _random.Next(14) switch
    {
        0 => Flip(bytes),
        1 => bytes[.._random.Next(bytes.Length)],
        2 => Splice(bytes, _random.Next(bytes.Length), 0, Token()),
        3 => Splice(bytes, _random.Next(bytes.Length), Math.Min(_random.Next(1, 12), bytes.Length), Token()),
        4 => OnLines(bytes, lines => lines.Insert(_random.Next(lines.Count), lines[_random.Next(lines.Count)])),
        5 => OnLines(bytes, lines => lines.RemoveAt(_random.Next(lines.Count))),
        6 => OnLines(bytes, lines => (lines[0], lines[^1]) = (lines[^1], lines[0])),
        7 => OnCells(bytes, cells => cells[_random.Next(cells.Length)] = Tokens[_random.Next(Tokens.Length)]),
        8 => OnCells(bytes, cells => (cells[0], cells[^1]) = (cells[^1], cells[0])),
        9 => OnCells(bytes, cells => cells[_random.Next(cells.Length)] = ""),
        10 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))).ToArray(),
        11 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Encoding.UTF8.GetString(bytes)),
        12 => Splice(bytes, _random.Next(bytes.Length), 0, [.. Enumerable.Range(0, _random.Next(1, 4000)).Select(_ => (byte)_random.Next(256))]),
        _ => _random.Next(3) == 0 ? null : [],
    };

    private byte[] Token() => Encoding.UTF8.GetBytes(Tokens[_random.Next(Tokens.Length)]);

    private byte[] Flip(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        for (var flips = _random.Next(1, 6); flips > 0; flips--)
        {
            copy[_random.Next(copy.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return copy;
    }

    private static byte[] Splice(byte[] bytes, int at, int remove, byte[] insert) =>
        [.. bytes[..at], .. insert, .. bytes[Math.Min(bytes.Length, at + remove)..]];

    private static byte[] OnLines(byte[] bytes, Action<List<string>> change)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(bytes).Split('\n')];
        change(lines);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private byte[] OnCells(byte[] bytes, Action<string[]> change) => OnLines(bytes, lines =>
    {
        var line = _random.Next(lines.Count);
        var cells = lines[line].Split(',');
        change(cells);
        lines[line] = string.Join(',', cells);
    });
}
