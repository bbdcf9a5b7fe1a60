using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>A named value of a scheme.</summary>
public sealed record SchemeInput
{
    /// <summary>Id, used in formulas.</summary>
    public required string Id { get; init; }

    /// <summary>Name, or the question to be answered.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Unit in which it is asked for.</summary>
    public required SchemeUnit Unit { get; init; }

    /// <summary>Named result of an engine (<c>treatment.total</c>, <c>energy.equivalent</c>, <c>indicator.gdp</c>); empty = only the user's answer.</summary>
    public string Result { get; init; } = "";

    /// <summary>Smallest possible answer in the unit; null = none is stated.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest possible answer in the unit; null = none is stated.</summary>
    public decimal? Max { get; init; }

    /// <summary>What it is.</summary>
    public required InputKind Kind { get; init; }

    /// <summary>Where its definition comes from, or what it must hold.</summary>
    public LocalText Note { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Where { get; init; }
}

/// <summary>What an input is.</summary>
public enum InputKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Truth,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A number for each of several parts.</summary>
    Parts,
}
