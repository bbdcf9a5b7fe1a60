using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>Reads zone.yaml. Every key is looked at; what cannot be used is reported and replaced by a stand-in, so that the rest is checked too.</summary>
internal sealed class ZoneFileReader(YamlMap map, FactorLibrary library, Func<Domain, BoundaryTemplate> templates, Findings findings)
{
    private const int FormatVersion = 1;

    // As far as a zone may account.
    private const int FirstFactorYear = 1900;
    private const int LastFactorYear = 2200;
    private readonly FactorNames _names = new(library, findings);

    /// <summary>Template of the domain; null when the domain is not known.</summary>
    public BoundaryTemplate? Template { get; private set; }

    /// <summary>Years of the zone; null when none could be read.</summary>
    public ImmutableArray<int>? Years { get; private set; }

    /// <summary>The zone.</summary>
    public Zone Read()
    {
        CheckVersion();
        var domain = map.Has("domain") ? map.FindOption<Domain>("domain") : map.Option<Domain>("domain");
        Template = map.Has("domain") && domain is { } known ? templates(known) : null;
        var years = ZoneYears.Read(map, "years", findings);
        Years = years.IsEmpty ? null : years;
        var zone = new Zone
        {
            Id = IdOf(),
            Name = NameOf(),
            Domain = domain ?? default,
            Region = RegionOf(),
            Years = years,
            Baseline = BaselineOf(years),
            Boundary = BoundaryReader.Read(map.FindMap("boundary"), Template, findings),
            Gwp = GwpOf(),
            FactorSets = _names.Sets(map, isRequired: true),
            Proxies = _names.Proxies(map),
            StandardCoal = map.FindOption<StandardCoalBasis>("standard_coal") ?? StandardCoalBasis.Calorific,
            ExportCredit = map.FindOption<ExportCredit>("export_credit") ?? ExportCredit.RenewableOnly,
            OffsetCap = OffsetCapOf(),
            FactorYear = FactorYearOf(),
            RecalculationThreshold = ShareOf("recalculation_threshold"),
            Confirmed = [.. map.Texts("confirm")],
            Alternatives = AlternativesOf(),
            Profile = ProfileOf(),
        };
        if (zone.Profile.Parent is { Length: > 0 } parent && parent == zone.Id)
        {
            findings.Error("ZON-028", map.PlaceOf("parent"), ("id", zone.Id));
        }

        map.ReportUnknownKeys();
        return zone;
    }

    // A year that nobody accounts would be told as one that was adopted.
    private int? FactorYearOf()
    {
        var year = map.FindWhole("factor_year");
        if (year is < FirstFactorYear or > LastFactorYear)
        {
            findings.Error("ZON-029", map.PlaceOf("factor_year"), ("year", year.Value), ("first", FirstFactorYear), ("last", LastFactorYear));
        }

        return year;
    }

    private LocalText NameOf()
    {
        var name = map.LocalText("name");
        ZoneName.Check(name, map.PlaceOf("name"), findings);
        return name;
    }

    /// <summary>Where each key stands, for later findings.</summary>
    public ImmutableSortedDictionary<string, Place> Places() => map.Keys.Where(k => k.Length > 0)
        .ToImmutableSortedDictionary(k => k, map.PlaceOf, StringComparer.Ordinal);

    private void CheckVersion()
    {
        if (map.FindWhole("ncez") is not { } version)
        {
            if (!map.Has("ncez"))
            {
                findings.Error("ZON-002", map.Where, ("found", "—"), ("version", FormatVersion));
            }
        }
        else if (version != FormatVersion)
        {
            findings.Error("ZON-002", map.PlaceOf("ncez"), ("found", version), ("version", FormatVersion));
        }
    }

    // The id names the output folder, so it must be a plain file name on every system.
    private string IdOf()
    {
        var id = map.Text("id");
        if (id.Length > 0 && !(id.Length <= 80 && id[0] is not '.' and not '-' && id[^1] != '.' && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')))
        {
            findings.Error("ZON-017", map.PlaceOf("id"), ("text", Shown.Cell(id)));
        }

        return id;
    }

    private string RegionOf()
    {
        var region = map.Text("region");
        if (region.Length > 0 && library.Regions.Find(region) is null)
        {
            findings.Error("ZON-004", map.PlaceOf("region"), ("text", Shown.Cell(region)), ("near", new CellCheck(library, findings).NearRegion(region)));
        }

        return region;
    }

    private string GwpOf()
    {
        var gwp = map.Text("gwp");
        if (gwp.Length > 0 && library.FindGwp(gwp) is null)
        {
            map.ReportUnknownOption("gwp", [.. library.GwpSets.Select(g => g.Id)], "ZON-005");
        }

        return gwp;
    }

    private int? BaselineOf(ImmutableArray<int> years)
    {
        var baseline = map.FindWhole("baseline");
        if (baseline is { } year && !years.IsEmpty && !years.Contains(year))
        {
            findings.Warning("ZON-008", map.PlaceOf("baseline"), ("year", year), ("years", Shown.List(years.Select(y => y.ToString(CultureInfo.InvariantCulture)))));
        }

        return baseline;
    }

    private double? ShareOf(string key)
    {
        var share = map.FindNumber(key);
        if (share is { } stated and (< 0 or > 1))
        {
            findings.Error("ZON-014", map.PlaceOf(key), ("key", key), ("share", stated), ("asFraction", stated / 100));
        }

        return share;
    }

    private OffsetCap? OffsetCapOf()
    {
        if (map.FindMap("offset_cap") is not { } cap)
        {
            return null;
        }

        var share = cap.Number("share");
        var of = cap.Option<OffsetBase>("of");
        if (share is < 0 or > 1)
        {
            findings.Error("ZON-014", cap.PlaceOf("share"), ("key", "offset_cap.share"), ("share", share), ("asFraction", share / 100));
        }

        cap.ReportUnknownKeys();
        return new OffsetCap(share, of);
    }

    private ImmutableArray<AlternativeSets> AlternativesOf()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. map.Maps("alternatives").Select(alternative =>
        {
            var id = alternative.Text("id");
            if (id.Length > 0 && !seen.Add(id))
            {
                findings.Error("ZON-016", alternative.PlaceOf("id"), ("id", Shown.Cell(id)));
            }

            var sets = new AlternativeSets(id, alternative.LocalText("name"), _names.Sets(alternative, isRequired: true), _names.Proxies(alternative));
            alternative.ReportUnknownKeys();
            return sets;
        })];
    }

    private ZoneProfile ProfileOf()
    {
        var location = map.FindMap("location");
        var profile = new ZoneProfile
        {
            LatitudeDeg = DegreesOf(location, "lat", 90),
            LongitudeDeg = DegreesOf(location, "lon", 180),
            Status = map.FindText("status"),
            Batch = map.FindText("batch"),
            Build = map.FindOption<BuildType>("build"),
            Parent = map.FindText("parent"),
            Schemes = map.Texts("schemes"),
            Notice = map.FindLocalText("notice") ?? default(LocalText),
        };
        location?.ReportUnknownKeys();
        return profile;
    }

    private double? DegreesOf(YamlMap? location, string key, double limit)
    {
        var degrees = location?.FindNumber(key);
        if (degrees is { } value && Math.Abs(value) > limit)
        {
            findings.Error("ZON-015", location!.PlaceOf(key), ("value", value), ("limit", limit));
        }

        return degrees;
    }
}
