using System.Collections.Immutable;

namespace Ncez.Scenarios.Expressions;

/// <summary>Parses an expression by precedence: Or, And, Not, comparison, sum, product, sign, power.</summary>
internal sealed class Parser
{
    private const int Deepest = 100;
    private readonly List<Token> _tokens;
    private int _next;
    private int _depth;

    private Parser(string text) => _tokens = Lexer.Read(text);

    private Token Now => _tokens[_next];

    /// <summary>The tree of a text.</summary>
    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public static Node Parse(string text)
    {
        var parser = new Parser(text);
        var node = parser.Or();
        return parser.Now.Kind == TokenKind.End ? node : throw parser.Unexpected();
    }

    private Node Or()
    {
        if (++_depth > Deepest)
        {
            throw new ExpressionException("SCN-023", Now.At, ("deepest", Deepest));
        }

        var node = Both(And, "||", "Or");
        _depth--;
        return node;
    }

    private Node And() => Both(Not, "&&", "And");

    private Node Not() => IsWord("Not") && !IsSymbolNext("(") ? new UnaryNode(Take().At, "Not", Not()) : Comparison();

    private Node Comparison() => Both(Sum, "<=", ">=", "<>", "<", ">", "=");

    private Node Sum() => Both(Product, "+", "-");

    private Node Product() => Both(Sign, "*", "/");

    private Node Both(Func<Node> operand, params ReadOnlySpan<string> operators)
    {
        var left = operand();
        while (true)
        {
            var found = "";
            foreach (var one in operators)
            {
                if (found.Length == 0 && (IsSymbol(one) || IsWord(one)))
                {
                    found = one;
                }
            }

            if (found.Length == 0)
            {
                return left;
            }

            var at = Take().At;
            left = new BinaryNode(at, found switch { "||" => "Or", "&&" => "And", _ => found }, left, operand());
        }
    }

    private Node Sign()
    {
        if (IsSymbol("-") || IsSymbol("+"))
        {
            var sign = Take();
            var operand = Sign();
            return sign.Text == "+" ? operand : operand is NumberNode number ? number with { At = sign.At, Value = -number.Value } : new UnaryNode(sign.At, "-", operand);
        }

        return Power();
    }

    private Node Power()
    {
        var left = Atom();
        return IsSymbol("^") ? new BinaryNode(Take().At, "^", left, Sign()) : left;
    }

    private Node Atom()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number();
            case TokenKind.Text:
                Take();
                return new TextNode(token.At, token.Text);
            case TokenKind.Name:
                return _tokens[_next + 1] is { Kind: TokenKind.Symbol, Text: "(" } ? Call() : Reference();
            case TokenKind.Symbol when token.Text == "(":
                Take();
                var inside = Or();
                Expect(")");
                return inside;
            default:
                throw Unexpected();
        }
    }

    private NumberNode Number()
    {
        var token = Take();
        if (IsSymbol("%"))
        {
            Take();
            return new NumberNode(token.At, token.Value, "%");
        }

        return new NumberNode(token.At, token.Value, Now.Kind == TokenKind.Unit ? Take().Text : null);
    }

    private CallNode Call()
    {
        var name = Take();
        Expect("(");
        var arguments = ImmutableArray.CreateBuilder<Node>();
        while (!IsSymbol(")"))
        {
            arguments.Add(Or());
            if (!IsSymbol(")"))
            {
                Expect(",");
            }
        }

        Expect(")");
        return new CallNode(name.At, name.Text, arguments.ToImmutable());
    }

    private ReferenceNode Reference()
    {
        var first = Take();
        var path = first.Text;
        while (IsSymbol("\\"))
        {
            Take();
            path += "\\" + ExpectName();
        }

        string? variable = null, region = null;
        if (IsSymbol(":"))
        {
            Take();
            variable = ExpectName();
        }

        if (IsSymbol("@"))
        {
            Take();
            region = ExpectName();
        }

        // A path in single quotes may hold all three parts, with blanks and hyphens.
        return variable is null && region is null ? OfText(first.At, path) : new ReferenceNode(first.At, path, variable, region);
    }

    /// <summary>A reference from one text: <c>Branch\Path:Variable@region</c>.</summary>
    public static ReferenceNode OfText(int at, string text)
    {
        var (rest, region) = Cut(text, '@');
        var (branch, variable) = Cut(rest, ':');
        return new ReferenceNode(at, branch.Trim(), variable?.Trim(), region?.Trim());
    }

    private static (string Before, string? After) Cut(string text, char at) =>
        text.LastIndexOf(at) is var i && i >= 0 ? (text[..i], text[(i + 1)..]) : (text, null);

    private bool IsSymbol(string text) => Now.Kind == TokenKind.Symbol && Now.Text == text;

    private bool IsWord(string text) => Now.Kind == TokenKind.Name && char.IsLetter(text[0]) && Now.Text.Equals(text, StringComparison.OrdinalIgnoreCase);

    private bool IsSymbolNext(string text) => _tokens[_next + 1] is { Kind: TokenKind.Symbol } token && token.Text == text;

    private Token Take() => _tokens[_next++];

    private string ExpectName() => Now.Kind == TokenKind.Name ? Take().Text : throw Unexpected();

    private void Expect(string symbol)
    {
        if (!IsSymbol(symbol))
        {
            throw Now.Kind == TokenKind.End ? new ExpressionException("SCN-025", Now.At, ("symbol", symbol)) : Unexpected();
        }

        Take();
    }

    private ExpressionException Unexpected() =>
        Now.Kind == TokenKind.End ? new ExpressionException("SCN-026", Now.At) : new ExpressionException("SCN-024", Now.At, ("text", Now.Text));
}
