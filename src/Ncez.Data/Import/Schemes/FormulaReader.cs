using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;

namespace Ncez.Data.Import.Schemes;

/// <summary>
/// Reads formulas and conditions of a scheme: <c>+ − * / ( ) min max</c>, inputs by id with <c>@base</c> or <c>@previous</c>,
/// numbers with their unit in brackets (<c>200000 [tce]</c>), comparisons joined by <c>and</c>. Units are checked on the way.
/// </summary>
internal sealed class FormulaReader(UnitTable units, ImmutableArray<SchemeInput> inputs, Findings findings)
{
    // Formulas are short; a deeper one is a slip or an attack on the stack.
    private const int Deepest = 40;

    private string _text = "";
    private Place _where;
    private int _at;
    private int _depth;

    /// <summary>A formula; null and a finding when it cannot be read.</summary>
    public SchemeFormula? Formula(string text, Place where) => Whole(text, where, Sum) is { } root ? new SchemeFormula(root, text) : null;

    /// <summary>A formula whose value has certain dimensions; null and a finding when it has others.</summary>
    public SchemeFormula? Formula(string text, Place where, SchemeUnit unit)
    {
        if (Formula(text, where) is not { } formula)
        {
            return null;
        }

        if (!formula.Root.Powers.Equals(unit.Powers))
        {
            findings.Error("SCM-013", where, ("formula", Shown.Cell(text)), ("found", formula.Root.Powers.ToString()), ("unit", unit.Text), ("expected", unit.Powers.ToString()));
            return null;
        }

        return formula;
    }

    /// <summary>A condition; null and a finding when it cannot be read.</summary>
    public SchemeCondition? Condition(string text, Place where) => Whole(text, where, Comparisons) is { } comparisons ? new SchemeCondition(comparisons.List, text) : null;

    private T? Whole<T>(string text, Place where, Func<T> read)
        where T : class
    {
        (_text, _where, _at, _depth) = (text, where, 0, 0);
        try
        {
            var result = read();
            return Peek() == '\0' ? result : throw new Broken("SCM-010", [("rest", Shown.Cell(_text[_at..])), ("text", Shown.Cell(text))]);
        }
        catch (Broken broken)
        {
            findings.Error(broken.Code, where, broken.Args);
            return null;
        }
    }

    private ComparisonList Comparisons()
    {
        var all = ImmutableArray.CreateBuilder<FormulaComparison>();
        do
        {
            var left = Sum();
            if (Sign() is not { } first)
            {
                throw Stop();
            }

            for (Comparing? sign = first; sign is { } how; sign = Sign())
            {
                var right = Sum();
                Same(left, right);
                all.Add(new FormulaComparison(left, how, right));
                left = right;
            }
        }
        while (Word("and"));
        return new ComparisonList(all.ToImmutable());
    }

    private Comparing? Sign()
    {
        var rest = Rest();
        (Comparing How, string Text)[] signs = [(Comparing.AtMost, "<="), (Comparing.AtLeast, ">="), (Comparing.Equal, "=="), (Comparing.Less, "<"), (Comparing.Greater, ">")];
        foreach (var (how, text) in signs)
        {
            if (rest.StartsWith(text, StringComparison.Ordinal))
            {
                _at += text.Length;
                return how;
            }
        }

        return null;
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (Peek() is var sign and ('+' or '-'))
        {
            _at++;
            var right = Product();
            Same(left, right);
            left = new OperationNode(sign == '+' ? FormulaOperator.Plus : FormulaOperator.Minus, left, right, left.Powers);
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Factor();
        while (Peek() is var sign and ('*' or '/'))
        {
            _at++;
            var right = Factor();
            left = sign == '*'
                ? new OperationNode(FormulaOperator.Times, left, right, left.Powers.Times(right.Powers))
                : new OperationNode(FormulaOperator.Over, left, right, left.Powers.Over(right.Powers));
        }

        return left;
    }

    private FormulaNode Factor()
    {
        if (++_depth > Deepest)
        {
            throw Stop();
        }

        var next = Peek();
        var node = next switch
        {
            '(' => Bracket(),
            '-' => Negative(),
            _ when char.IsAsciiDigit(next) => Number(),
            _ when char.IsAsciiLetter(next) => Named(),
            _ => throw Stop(),
        };
        _depth--;
        return node;
    }

    private OperationNode Negative()
    {
        _at++;
        var value = Factor();
        return new OperationNode(FormulaOperator.Minus, new ConstantNode(Quotient.Zero, value.Powers), value, value.Powers);
    }

    private FormulaNode Bracket()
    {
        _at++;
        var inside = Sum();
        Take(')');
        return inside;
    }

    private ConstantNode Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or 'e' or 'E' || (_text[_at] is '-' or '+' && _text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        if (!decimal.TryParse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            _at = start;
            throw Stop();
        }

        if (Peek() != '[')
        {
            return new ConstantNode(Quotient.Of(number), UnitPowers.None);
        }

        var end = _text.IndexOf(']', _at);
        var name = end < 0 ? "" : _text[(_at + 1)..end].Trim();
        if (end < 0 || !SchemeUnit.TryParse(units, name, out var unit))
        {
            throw new Broken("SCM-012", [("unit", Shown.Cell(name)), ("near", string.Join(", ", units.Nearest(name)))]);
        }

        _at = end + 1;
        return new ConstantNode(unit.Canonical(Quotient.Of(number)), unit.Powers);
    }

    private FormulaNode Named()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.'))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (name is "min" or "max" && Peek() == '(')
        {
            return Least(name == "min" ? FormulaOperator.Min : FormulaOperator.Max);
        }

        var input = inputs.IndexOf(inputs.FirstOrDefault(i => i.Id == name)!);
        if (input < 0 || inputs[input].Kind != InputKind.Number)
        {
            throw new Broken("SCM-011", [("name", Shown.Cell(name)), ("known", Shown.List([.. inputs.Where(i => i.Kind == InputKind.Number).Select(i => i.Id)])), ("near", Suggest.NearOrFirst(name, [.. inputs.Select(i => i.Id)]))]);
        }

        var year = FormulaYear.Current;
        if (Peek() == '@')
        {
            _at++;
            year = Word("base") ? FormulaYear.Base : Word("previous") ? FormulaYear.Previous : throw Stop();
        }

        return new InputNode(input, year, inputs[input].Unit.Powers);
    }

    private FormulaNode Least(FormulaOperator how)
    {
        Take('(');
        var left = Sum();
        while (Peek() == ',')
        {
            _at++;
            var right = Sum();
            Same(left, right);
            left = new OperationNode(how, left, right, left.Powers);
        }

        Take(')');
        return left;
    }

    private void Same(FormulaNode left, FormulaNode right)
    {
        if (!left.Powers.Equals(right.Powers))
        {
            throw new Broken("SCM-014", [("text", Shown.Cell(_text)), ("left", left.Powers.ToString()), ("right", right.Powers.ToString())]);
        }
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private string Rest() => Peek() == '\0' ? "" : _text[_at..];

    private bool Word(string word)
    {
        if (!Rest().StartsWith(word, StringComparison.Ordinal) || (_at + word.Length < _text.Length && char.IsAsciiLetterOrDigit(_text[_at + word.Length])))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void Take(char sign)
    {
        if (Peek() != sign)
        {
            throw Stop();
        }

        _at++;
    }

    private Broken Stop() => new("SCM-010", [("rest", Shown.Cell(Rest())), ("text", Shown.Cell(_text))]);

    private sealed record ComparisonList(ImmutableArray<FormulaComparison> List);

    private sealed class Broken(string code, Model.Texts.TextArg[] args) : Exception
    {
        public string Code { get; } = code;

        public Model.Texts.TextArg[] Args { get; } = args;
    }
}
