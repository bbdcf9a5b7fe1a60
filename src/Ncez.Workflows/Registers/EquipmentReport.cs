using System.Collections.Immutable;
using Ncez.Model.Registers;

namespace Ncez.Workflows.Registers;

/// <summary>Checked equipment, so that the report's chapter finds it by its type.</summary>
/// <param name="Equipment">Each piece with the list it is on.</param>
public sealed record EquipmentReport(ImmutableArray<CheckedEquipment> Equipment);
