using System.Globalization;

namespace Ncez.Scenarios.Expressions;

/// <summary>Kind of a token.</summary>
internal enum TokenKind
{
    /// <summary>End of the text.</summary>
    End,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name, or a path in single quotes.</summary>
    Name,

    /// <summary>A text in double quotes.</summary>
    Text,

    /// <summary>A unit in square brackets.</summary>
    Unit,

    /// <summary>An operator or punctuation.</summary>
    Symbol,
}

/// <summary>A token and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, double Value, int At);

/// <summary>
/// Cuts an expression into tokens. The language never changes with the computer's settings: the decimal sign is a point, arguments are
/// parted by comma or semicolon, thousands are not parted. Full-width signs are read as their narrow twins.
/// </summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "&&", "||", "+", "-", "*", "/", "^", "(", ")", ",", "<", ">", "=", "%", "\\", ":", "@"];

    /// <summary>The tokens, ending with <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="ExpressionException">A letter that no token begins with, or a quote that does not close.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var c = Narrow(text[at]);
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                at = Number(text, at, tokens);
            }
            else if (IsNameStart(c))
            {
                var end = at + 1;
                while (end < text.Length && IsNamePart(text[end]))
                {
                    end++;
                }

                tokens.Add(new Token(TokenKind.Name, text[at..end], 0, at));
                at = end;
            }
            else if (c is '\'' or '"' or '[')
            {
                at = Quoted(text, at, c, tokens);
            }
            else
            {
                at = Symbol(text, at, tokens);
            }
        }

        tokens.Add(new Token(TokenKind.End, "", 0, text.Length));
        return tokens;
    }

    private static int Number(string text, int at, List<Token> tokens)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' || IsExponent(text, end)))
        {
            end++;
        }

        if (!double.TryParse(text.AsSpan(at, end - at), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw new ExpressionException("SCN-020", at, ("text", text[at..end]));
        }

        tokens.Add(new Token(TokenKind.Number, text[at..end], value, at));
        return end;
    }

    private static bool IsExponent(string text, int at) => text[at] switch
    {
        'e' or 'E' => at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '+' or '-' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))),
        '+' or '-' => at > 0 && text[at - 1] is 'e' or 'E',
        _ => false,
    };

    private static int Quoted(string text, int at, char open, List<Token> tokens)
    {
        var close = open == '[' ? ']' : open;
        var end = text.IndexOf(close, at + 1);
        if (end < 0)
        {
            throw new ExpressionException("SCN-021", at, ("text", text[at..]), ("close", close.ToString()));
        }

        var kind = open switch { '[' => TokenKind.Unit, '"' => TokenKind.Text, _ => TokenKind.Name };
        tokens.Add(new Token(kind, text[(at + 1)..end], 0, at));
        return end + 1;
    }

    private static int Symbol(string text, int at, List<Token> tokens)
    {
        var two = string.Concat(text.AsSpan(at, Math.Min(2, text.Length - at)).ToArray().Select(Narrow));
        foreach (var symbol in Symbols)
        {
            if (two.StartsWith(symbol, StringComparison.Ordinal))
            {
                tokens.Add(new Token(TokenKind.Symbol, symbol == "!=" ? "<>" : symbol, 0, at));
                return at + symbol.Length;
            }
        }

        throw new ExpressionException("SCN-022", at, ("text", text[at].ToString()));
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '·';

    // A list is parted by comma or semicolon alike; a full-width sign is its narrow twin.
    private static char Narrow(char c) => c switch
    {
        ';' or '，' or '；' or '、' => ',',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '％' => '%',
        '＋' => '+',
        '－' or '−' => '-',
        '×' or '＊' or '·' => '*',
        '÷' or '／' => '/',
        '＝' => '=',
        '＞' => '>',
        '＜' => '<',
        '≤' or '≥' => c,
        '　' or '\u00A0' => ' ',
        _ => c,
    };
}
