using System.Text;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>The cells that all CSV rows of one plan share, made once as bytes: a row is then an id, three numbers and copies.</summary>
internal sealed class PlanCells
{
    private readonly bool _confidential;
    private readonly byte[] _idSuffix;
    private readonly byte[] _yearToItem;
    private readonly byte[] _unitAndGas;
    private readonly byte[] _factorAndEquation;

    private PlanCells(PlanLabel label, Language language)
    {
        var plan = label.Plan;
        _confidential = label.IsConfidential;
        _idSuffix = Encoding.UTF8.GetBytes(plan.IdSuffix);
        _yearToItem = CsvOutput.Cells(csv =>
        {
            csv.Number(plan.Year);
            csv.Prepared(Encoding.UTF8.GetBytes(label.Period));
            csv.Text(label.Scope);
            csv.Text(label.Status);
            csv.Text(plan.Category.Id);
            csv.Text(plan.Category.Name.In(language));
            csv.Text(label.Item);
            csv.Text(plan.Item?.Name.In(language) ?? label.Item);
        });
        _unitAndGas = CsvOutput.Cells(csv =>
        {
            csv.Text(label.Unit);
            csv.Text(plan.Gas);
        });
        _factorAndEquation = CsvOutput.Cells(csv =>
        {
            var factor = label.Factor;
            csv.Text(factor?.Set ?? "");
            csv.Text(factor?.Version ?? "");
            csv.Text(factor?.Id ?? "");
            csv.Number(factor?.Value ?? double.NaN);
            csv.Text(factor?.UnitText ?? "");
            csv.Text(factor is null ? "" : PlanLabel.ConfidenceId(factor.Confidence));
            csv.Text(factor is null ? "" : $"{factor.Source.Publication} {factor.Source.Table}".Trim());
            csv.Text(plan.Equation);
        });
    }

    /// <summary>What a line id has behind the activity id, as UTF-8.</summary>
    public ReadOnlySpan<byte> IdSuffix => _idSuffix;

    /// <summary>The cells of every plan, in the order of the plans.</summary>
    public static PlanCells[] Of(Inventory inventory, Language language) =>
        [.. PlanLabel.Of(inventory).Select(label => new PlanCells(label, language))];

    /// <summary>The row behind its id and count.</summary>
    public void Write(CsvOutput csv, double quantity, double massT, double co2eT, string source)
    {
        csv.Prepared(_yearToItem);
        csv.Number(_confidential ? double.NaN : quantity);
        csv.Prepared(_unitAndGas);
        csv.Number(massT);
        csv.Number(co2eT);
        csv.Prepared(_factorAndEquation);
        csv.Text(source);
        csv.EndRow();
    }
}
