using System.Collections.Immutable;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents;

/// <summary>One section of the document that is handed in. A new section is a new file; sections are found by assembly scan.</summary>
public interface IDocumentSection
{
    /// <summary>Place among the sections.</summary>
    int Order { get; }

    /// <summary>Writes the section; nothing when its data are not there.</summary>
    void Write(DocumentBuilder document, ReportInput input);
}

/// <summary>All sections.</summary>
public static class DocumentSections
{
    /// <summary>The sections in their order.</summary>
    public static ImmutableArray<IDocumentSection> All { get; } =
    [
        .. typeof(DocumentSections).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IDocumentSection).IsAssignableFrom(t))
            .Select(t => (IDocumentSection)Activator.CreateInstance(t)!).OrderBy(s => s.Order),
    ];
}
