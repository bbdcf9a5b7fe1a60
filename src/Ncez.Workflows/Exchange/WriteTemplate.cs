using Ncez.Data.Export.Xlsx.Template;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Exchange;

/// <summary>Writes the workbook that people fill in: blank for a domain, or filled with what a zone folder holds.</summary>
public sealed class WriteTemplate(ShippedData shipped)
{
    /// <summary>A blank workbook for a domain; null when findings say that there is no such domain.</summary>
    /// <param name="domain">Domain as typed.</param>
    /// <param name="id">Id of the zone to be.</param>
    /// <param name="year">Year to account.</param>
    /// <param name="language">Language of the workbook.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public Action<Stream>? Blank(string domain, string id, int year, Language language, Findings findings)
    {
        if (CreateZone.DomainOf(shipped, domain, findings) is not { } known)
        {
            return null;
        }

        var template = shipped.Template(known);
        var zone = ZoneTexts.Empty with { ZoneFile = NewZoneFile.Of(template, id, language, new NewZone(year, year)) };
        return stream => Write(zone, template, stream, language);
    }

    /// <summary>A workbook with everything a zone folder holds; null when findings say why not.</summary>
    public Action<Stream>? Filled(string folder, Language language, Findings findings)
    {
        var zone = ZoneTexts.Read(folder, findings);
        var reading = ZoneReader.Read(folder, shipped.Library, shipped.Template);
        if (findings.HasErrors || zone.ZoneFile is null || reading.Zone is not { } known)
        {
            // Without a zone there is no domain, so no list of categories: what keeps zone.yaml from being read says why.
            findings.Add(reading.Findings.Sorted().Where(f => f.Severity == Severity.Error && reading.Zone is null));
            return null;
        }

        return stream => Write(zone, shipped.Template(known.Domain), stream, language);
    }

    // A workbook cannot be written to a stream that only goes forward.
    private void Write(ZoneTexts zone, BoundaryTemplate template, Stream stream, Language language)
    {
        using var whole = new MemoryStream();
        ZoneXlsx.Write(zone, shipped.Library, template, whole, language);
        whole.Position = 0;
        whole.CopyTo(stream);
    }
}
