using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ncez.Data.Catalog;
using Ncez.Data.Import.Schemes;
using Ncez.Model.Comparisons;
using Ncez.Model.Factors;
using Ncez.Model.Registers;
using Ncez.Model.Schemes;
using Ncez.Model.Targets;
using Ncez.Model.Technologies;
using Ncez.Model.Treatments;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;

namespace Ncez.Workflows;

/// <summary>The data folder that comes with the product: factor library, technologies and boundary templates, each read once and only when asked for.</summary>
/// <param name="folder">The data folder.</param>
public sealed class ShippedData(string folder)
{
    private readonly Lazy<FactorLibrary> _library = new(() => LibraryReader.Read(folder));
    private readonly Lazy<TechnologyCatalogue> _technologies = new(() => TechnologyReader.Read(folder));
    private readonly Lazy<ImmutableArray<QuantifiedTechnology>> _quantified = new(() => QuantifiedReader.Read(folder));
    private readonly Lazy<ImmutableArray<SizeClass>> _sizeClasses = new(() => SizeClassReader.Read(folder));
    private readonly Lazy<ImmutableArray<BalanceFormRow>> _balanceForm = new(() => BalanceFormReader.Read(folder));
    private readonly Lazy<ImmutableArray<Treatment>> _treatments = new(() => TreatmentReader.ReadAll(folder));
    private readonly Lazy<ImmutableArray<Scheme>> _schemes = new(() => SchemeReader.ReadShipped(folder, LibraryReader.ReadUnits(folder), TreatmentReader.ReadAll(folder)));
    private readonly Lazy<ImmutableArray<GuidanceFigure>> _guidance = new(() => GuidanceReader.Read(folder));
    private readonly Lazy<ImmutableArray<Benchmark>> _benchmarks = new(() => BenchmarkReader.Read(folder));
    private readonly Lazy<ImmutableArray<RegisterEntry>> _registers = new(() => RegisterReader.Read(folder));
    private readonly Lazy<PedigreeTable> _pedigree = new(() => UncertaintyReader.Pedigree(folder));
    private readonly Lazy<ImmutableArray<SobolDimension>> _sobol = new(() => UncertaintyReader.Sobol(folder));
    private readonly ConcurrentDictionary<Domain, BoundaryTemplate> _templates = new();

    /// <summary>The data folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Units, items, factor sets, GWP sets, regions.</summary>
    public FactorLibrary Library => _library.Value;

    /// <summary>Technology tables, roadmap figures, claims.</summary>
    public TechnologyCatalogue Technologies => _technologies.Value;

    /// <summary>Technologies with sourced outputs and costs.</summary>
    public ImmutableArray<QuantifiedTechnology> Quantified => _quantified.Value;

    /// <summary>Classes of towns and communities by size.</summary>
    public ImmutableArray<SizeClass> SizeClasses => _sizeClasses.Value;

    /// <summary>Rows of the published form of an energy balance table.</summary>
    public ImmutableArray<BalanceFormRow> BalanceForm => _balanceForm.Value;

    /// <summary>Ways to set out the lines of an inventory by a standard's own table.</summary>
    public ImmutableArray<Treatment> Treatments => _treatments.Value;

    /// <summary>Evaluation and acceptance schemes.</summary>
    public ImmutableArray<Scheme> Schemes => _schemes.Value;

    /// <summary>Guidance figures of publications, with what they really apply to.</summary>
    public ImmutableArray<GuidanceFigure> Guidance => _guidance.Value;
    /// <summary>Variances of a data-quality pedigree.</summary>
    public PedigreeTable Pedigree => _pedigree.Value;

    /// <summary>Standards, phase-out lists and recommended catalogues.</summary>
    public ImmutableArray<RegisterEntry> Registers => _registers.Value;

    /// <summary>Published intensities of comparable places.</summary>
    public ImmutableArray<Benchmark> Benchmarks => _benchmarks.Value;

    /// <summary>Dimensions of the Sobol sequence.</summary>
    public ImmutableArray<SobolDimension> Sobol => _sobol.Value;

    /// <summary>The boundary template of a domain.</summary>
    public BoundaryTemplate Template(Domain domain) => _templates.GetOrAdd(domain, d => TemplateReader.Read(Folder, d));
}
