using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>What came of reading a zone folder.</summary>
/// <param name="Input">Everything the folder says; null when a finding is an error, so that nothing is calculated.</param>
/// <param name="Readable">The part of it that could be read, errors or not: good for finding what else is wrong, not for results. Null without zone or activities.</param>
/// <param name="Zone">What zone.yaml says as far as it could be read; null when it could not.</param>
/// <param name="Template">Boundary template of the zone's domain; null when the domain is not known.</param>
/// <param name="Findings">All that was found, everywhere in the folder.</param>
public sealed record ZoneReading(ZoneInput? Input, ZoneInput? Readable, Zone? Zone, BoundaryTemplate? Template, Findings Findings);
