using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Catalogue;
using Ncez.Technology.Claims;

namespace Ncez.Workflows.Technologies;

/// <summary>Answers questions about the technology catalogue: rows, an enterprise's choice, claims.</summary>
public sealed class AskTechnologies(ShippedData shipped)
{
    /// <summary>The rows that match.</summary>
    public ImmutableArray<TechnologyEntry> Find(TechnologyRequest request) => new TechnologyQuery
    {
        Text = request.Text,
        Domain = request.Domain,
        Group = request.Group,
        Application = WindowOf(request.Application),
        Diffusion = WindowOf(request.Diffusion),
        MinAbatement = request.MinAbatement,
        MinEconomy = request.MinEconomy,
        MinRecommendation = request.MinRecommendation,
        EnergyClass = ClassOf(request.EnergyClass),
        Family = request.Family,
    }.Apply(shipped.Technologies);

    /// <summary>The rows that match as a table.</summary>
    public ResultTable Table(TechnologyRequest request) => TechnologyTables.Of(shipped.Technologies, Find(request));

    /// <summary>The rows that match as <c>ncez-technologies/1</c>.</summary>
    public void Json(TechnologyRequest request, Stream stream, bool withDetails) =>
        TechnologyJson.Write(shipped.Technologies, Find(request), stream, withDetails);

    /// <summary>How the enterprise technologies among the rows that match answer an enterprise's criteria.</summary>
    public ResultTable Choice(TechnologyRequest request) => ChoiceTable.Of(ChoiceOf(request), Find(request with { EnergyClass = "" }));

    /// <summary>What the report says of classes of enterprises, and that it says nothing of single technologies.</summary>
    public static LocalText ChoiceNote => TechnologyTables.ChoiceNote;

    /// <summary>The town technology system.</summary>
    public ResultTable Town() => TechnologyTables.Town(shipped.Technologies);

    /// <summary>Claims as a table; with inputs, what their equations give.</summary>
    /// <param name="id">Claim id; empty = all.</param>
    /// <param name="given">Inputs by name.</param>
    public ResultTable Claims(string id, IReadOnlyDictionary<string, double> given) =>
        TechnologyTables.Claims(shipped.Technologies.Claims.Where(c => id.Length == 0 || c.Id == id), given);

    /// <summary>One claim, field by field.</summary>
    /// <param name="id">Claim id.</param>
    /// <param name="given">Inputs by name.</param>
    /// <exception cref="InvalidOperationException">No such claim.</exception>
    public ResultTable Claim(string id, IReadOnlyDictionary<string, double> given) =>
        TechnologyTables.Claim(shipped.Technologies.Claims.First(c => c.Id == id), given);

    /// <summary>Ids of the claims.</summary>
    public ImmutableArray<string> ClaimIds => [.. shipped.Technologies.Claims.Select(c => c.Id)];

    /// <summary>Names of the inputs of a claim's equation.</summary>
    public ImmutableArray<string> InputsOf(string claimId) =>
        shipped.Technologies.Claims.FirstOrDefault(c => c.Id == claimId) is { } claim ? [.. ClaimCalculator.Inputs(claim).Select(i => i.Name)] : [];

    /// <summary>True when a text names a window: near, medium, long, or years like 2020-2025.</summary>
    public bool IsWindow(string text) => text.Length == 0 || WindowOf(text) is not null;

    private YearWindow? WindowOf(string text) =>
        shipped.Technologies.Windows.FirstOrDefault(w => string.Equals(w.Id, text, StringComparison.OrdinalIgnoreCase) || w.Name.Zh == text)?.Years
        ?? (YearWindow.TryParse(text, out var years) ? years : null);

    private static EnergyClass? ClassOf(string text) => text switch { "high" => EnergyClass.High, "non-high" => EnergyClass.NonHigh, _ => null };

    private static EnterpriseChoice ChoiceOf(TechnologyRequest request) => new()
    {
        EnergyClass = ClassOf(request.EnergyClass),
        Industry = request.Industry,
        Size = request.Size,
        MaxCapital1e4Cny = request.MaxCapital1e4Cny,
        MaxPaybackYears = request.MaxPaybackYears,
        MaxDifficulty = request.MaxDifficulty,
    };
}
