using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>The classes of a zone.</summary>
/// <param name="Classes">One a set, as far as the zone has one.</param>
/// <param name="Ids">Their ids.</param>
/// <param name="IsUnknown">True when an input is missing, so that a class is not known.</param>
/// <param name="IsOutside">True when the zone fits no class of a set: the scheme cannot judge it.</param>
internal readonly record struct ZoneClasses(ImmutableArray<SchemeClass> Classes, ImmutableArray<string> Ids, bool IsUnknown, bool IsOutside)
{
    /// <summary>Chooses the classes.</summary>
    public static ZoneClasses Of(Scheme scheme, InputValues inputs)
    {
        if (scheme.ClassSets.IsEmpty)
        {
            return new ZoneClasses([], [], false, false);
        }

        var classes = ImmutableArray.CreateBuilder<SchemeClass>();
        var (isUnknown, isOutside) = (false, false);
        foreach (var set in scheme.ClassSets)
        {
            var (chosen, isOpen) = Choose(set, inputs);
            isUnknown |= chosen is null && isOpen;
            isOutside |= chosen is null ? !isOpen : !chosen.IsEvaluable;
            if (chosen is not null)
            {
                classes.Add(chosen);
            }
        }

        return new ZoneClasses(classes.ToImmutable(), [.. classes.Where(c => c.IsEvaluable).Select(c => c.Id)], isUnknown, isOutside);
    }

    private static (SchemeClass? Class, bool IsOpen) Choose(SchemeClassSet set, InputValues inputs)
    {
        var isOpen = false;
        foreach (var candidate in set.Classes)
        {
            var holds = candidate.WordInput is { } word ? IsNamed(candidate, inputs.Word(word)) : candidate.When is { } when ? FormulaValues.Of(when, inputs) : true;
            if (holds == true)
            {
                return (candidate, false);
            }

            isOpen |= holds is null;
        }

        return (null, isOpen);
    }

    private static bool? IsNamed(SchemeClass candidate, string? word) => string.IsNullOrEmpty(word) ? null
        : word.Equals(candidate.Id, StringComparison.OrdinalIgnoreCase) || word == candidate.Name.Zh || word.Equals(candidate.Name.En, StringComparison.OrdinalIgnoreCase);
}
