using System.Collections.Immutable;
using Ncez.Model.Optimisation;

namespace Ncez.Technology.Sizing;

/// <summary>
/// A park's year as a linear program: import, export, use of photovoltaics, storage, combined heat and power, heat pumps, boilers and charging of each
/// hour, the peak of each month, and the sizes that are open. What is given is a bound, so that running a given system has few rows.
/// </summary>
public sealed class ParkProgram
{
    private const double Inf = double.PositiveInfinity;
    private const int HoursPerDay = 24;
    private const int Digits = 9;
    private const string Days = "days";
    private static readonly string[] MadeOnSite = ["pv", "chp"];
    private readonly ParkSystem _park;
    private readonly LinearProgramBuilder _builder = new("park", isNamed: false);
    private readonly int[] _balance;
    private readonly int[] _heatBalance;
    private readonly Dictionary<string, int[]> _flows = [];
    private readonly Dictionary<string, int[]> _limits = [];
    private readonly Dictionary<string, int[]> _rows = [];
    private readonly Dictionary<string, int> _sizes = [];
    private readonly int[] _peaks;

    private ParkProgram(ParkSystem park)
    {
        _park = park;
        _balance = Rows("balance", h => (park.LoadMW[h], park.LoadMW[h]));
        _heatBalance = park.HasHeat ? Rows("heat", h => (park.HeatMW[h], Inf)) : [];
        _peaks = [.. Enumerable.Range(0, 12).Select(_ => _builder.Column("", 0, park.DemandCnyPerMW > 0 ? Inf : 0, park.DemandCnyPerMW))];
        Grid();
        Photovoltaics();
        Storage();
        Heat();
        Vehicles();
        FeedIn();
        Program = _builder.Build();
    }

    /// <summary>The program.</summary>
    public LinearProgram Program { get; }

    /// <summary>How many hours.</summary>
    public int Hours => _park.Hours;

    /// <summary>True when sizes are to be found.</summary>
    public bool HasOpenSizes => _sizes.Count > 0;

    /// <summary>Columns of the sizes that are open, at given sizes: where a solver may begin.</summary>
    public ImmutableDictionary<int, double> At(ParkSizes sizes)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal) { ["pv"] = sizes.PvMW, ["energy"] = sizes.StoreMWh, ["power"] = sizes.StoreMW, ["chp"] = sizes.ChpMW, ["pump"] = sizes.HeatPumpMW };
        return _sizes.ToImmutableDictionary(s => s.Value, s => Math.Clamp(given[s.Key], 0, Program.ColumnUpper[s.Value]));
    }

    /// <summary>The program of a park.</summary>
    public static ParkProgram Of(ParkSystem park) => new(park);

    /// <summary>Reads a solution back.</summary>
    public ParkYear Read(ProgramSolution solution)
    {
        ImmutableArray<double> Flow(string name) => _flows.TryGetValue(name, out var columns) ? [.. columns.Select(c => Math.Max(0, Math.Round(solution.Values[c], Digits)))] : [.. new double[_park.Hours]];
        double Size(string name, ParkAsset asset) => asset.FixedSize ?? (_sizes.TryGetValue(name, out var column) ? Math.Max(0, solution.Values[column]) : 0);
        var sizes = new ParkSizes(Size("pv", _park.Pv), Size("energy", _park.StoreEnergy), Size("power", _park.StorePower), Size("chp", _park.Chp), Size("pump", _park.HeatPump));
        return new ParkYear(sizes, Flow("import"), Flow("export"), Flow("pv"), Flow("charge"), Flow("discharge"), Flow("stored"), Flow("chp"), Flow("pump"), Flow("boiler"), Flow("vehicles"), [.. _peaks.Select(c => solution.Values[c])]);
    }

    /// <summary>Where a simplex may begin: the bases of parts of the year side by side. A bound of a given size is a row where the size is open.</summary>
    /// <param name="parts">Parts with the same things built at given sizes, their first hours (whole days), and their solutions; what goes beyond the end does not count, and a later part overrides.</param>
    public ProgramBasis Begin(IEnumerable<(ParkProgram Part, int From, ProgramSolution Solution)> parts)
    {
        var (columns, rows) = (new BasisState[Program.Costs.Length], new BasisState[Program.RowLower.Length]);
        Array.Fill(columns, BasisState.AtLower);
        Array.Fill(rows, BasisState.Basic);
        foreach (var (part, from, solution) in parts)
        {
            foreach (var (name, _) in part._flows)
            {
                Take(part, name, from, solution, columns, rows);
            }

            foreach (var (name, partRows) in part._rows)
            {
                var first = name == Days ? from / HoursPerDay : from;
                for (var r = 0; r < Math.Min(partRows.Length, _rows[name].Length - first); r++)
                {
                    rows[_rows[name][first + r]] = solution.RowBasis[partRows[r]];
                }
            }

            foreach (var (peak, _) in _peaks.Zip(part._peaks).Where(p => solution.ColumnBasis[p.Second] == BasisState.Basic))
            {
                columns[peak] = BasisState.Basic;
            }
        }

        return new ProgramBasis([.. columns], [.. rows]);
    }

    private void Take(ParkProgram part, string name, int from, ProgramSolution solution, BasisState[] columns, BasisState[] rows)
    {
        for (var h = 0; h < Math.Min(part.Hours, Hours - from); h++)
        {
            var (column, limit, state) = (_flows[name][from + h], _limits[name][from + h], solution.ColumnBasis[part._flows[name][h]]);
            var isAtSize = limit >= 0 && state is BasisState.AtUpper;
            columns[column] = isAtSize ? BasisState.Basic : state;
            if (limit >= 0)
            {
                rows[limit] = isAtSize ? BasisState.AtUpper : BasisState.Basic;
            }
        }
    }

    // A row of every hour.
    private int[] Rows(string name, Func<int, (double Lower, double Upper)> bounds)
    {
        var rows = new int[_park.Hours];
        for (var h = 0; h < rows.Length; h++)
        {
            var (lower, upper) = bounds(h);
            rows[h] = _builder.Row("", lower, upper);
        }

        return _rows[name] = rows;
    }

    // A flow of every hour, within a constant or within a size that is open.
    private int[] Flow(string name, ParkAsset? asset, string size, Func<int, double> part, Func<int, double> cost)
    {
        var (columns, limits) = (new int[_park.Hours], new int[_park.Hours]);
        for (var h = 0; h < columns.Length; h++)
        {
            var most = asset is null ? Inf : asset.IsOpen ? Inf : (asset.FixedSize ?? 0) * part(h);
            columns[h] = _builder.Column("", 0, asset?.IsOpen == true && part(h) == 0 ? 0 : most, cost(h));
            limits[h] = -1;
            if (asset?.IsOpen == true && part(h) > 0)
            {
                limits[h] = _builder.Row("", double.NegativeInfinity, 0);
                _builder.Entry(limits[h], columns[h], 1);
                _builder.Entry(limits[h], SizeOf(size, asset), -part(h));
            }
        }

        _limits[name] = limits;
        return _flows[name] = columns;
    }

    private int SizeOf(string name, ParkAsset asset)
    {
        if (!_sizes.TryGetValue(name, out var column))
        {
            _sizes[name] = column = _builder.Column("", 0, asset.Most, asset.YearlyCny(_park.RateFraction));
        }

        return column;
    }

    private void Into(int[] balance, int[] columns, double value)
    {
        for (var h = 0; h < columns.Length; h++)
        {
            _builder.Entry(balance[h], columns[h], value);
        }
    }

    private void Grid()
    {
        var import = Flow("import", null, "", _ => 1, h => _park.PriceCnyPerMWh[h] + (_park.CarbonCnyPerT * _park.GridTPerMWh));
        Into(_balance, import, 1);
        if (_park.DemandCnyPerMW > 0)
        {
            var rows = Rows("peak", _ => (double.NegativeInfinity, 0));
            Into(rows, import, 1);
            for (var h = 0; h < import.Length; h++)
            {
                _builder.Entry(rows[h], _peaks[_park.Month[h]], -1);
            }
        }
    }

    // Only what is made on site may be fed in: electricity bought at a low price is not sold again.
    private void FeedIn()
    {
        if (_park.FeedInCnyPerMWh is not { } feedIn || (!_flows.ContainsKey("pv") && !_flows.ContainsKey("chp")))
        {
            return;
        }

        var export = Flow("export", null, "", _ => 1, _ => -feedIn);
        Into(_balance, export, -1);
        var rows = Rows("export", _ => (double.NegativeInfinity, 0));
        Into(rows, export, 1);
        foreach (var made in MadeOnSite.Where(_flows.ContainsKey))
        {
            Into(rows, _flows[made], -1);
        }
    }

    private static bool Has(ParkAsset asset) => asset.IsOpen || asset.FixedSize > 0;

    private void Photovoltaics()
    {
        if (Has(_park.Pv) && _park.PvFraction.Length > 0)
        {
            Into(_balance, Flow("pv", _park.Pv, "pv", h => _park.PvFraction[h], _ => 0), 1);
        }
    }

    // What is stored at the end of an hour; the last hour of the year precedes the first.
    private void Storage()
    {
        if (!Has(_park.StoreEnergy) || !Has(_park.StorePower))
        {
            return;
        }

        var charge = Flow("charge", _park.StorePower, "power", _ => 1, _ => 0);
        var discharge = Flow("discharge", _park.StorePower, "power", _ => 1, _ => 0);
        var stored = Flow("stored", _park.StoreEnergy, "energy", _ => 1, _ => 0);
        Into(_balance, charge, -1);
        Into(_balance, discharge, 1);
        var rows = Rows("stored", _ => (0, 0));
        Into(rows, stored, -1);
        Into(rows, [stored[^1], .. stored[..^1]], 1);
        Into(rows, charge, _park.StoreFraction);
        Into(rows, discharge, -1 / _park.StoreFraction);
    }

    private void Heat()
    {
        var gas = _park.GasCnyPerMWh + (_park.CarbonCnyPerT * _park.GasTPerMWh);
        if (Has(_park.Chp))
        {
            var chp = Flow("chp", _park.Chp, "chp", _ => 1, _ => gas / _park.ChpElectricFraction);
            Into(_balance, chp, 1);
            if (_park.HasHeat)
            {
                Into(_heatBalance, chp, _park.ChpHeatFraction / _park.ChpElectricFraction);
            }
        }

        if (!_park.HasHeat)
        {
            return;
        }

        Into(_heatBalance, Flow("boiler", null, "", _ => 1, _ => gas / _park.BoilerFraction), 1);
        if (Has(_park.HeatPump))
        {
            var pump = Flow("pump", _park.HeatPump, "pump", _ => 1, _ => 0);
            Into(_heatBalance, pump, 1);
            Into(_balance, pump, -1 / _park.HeatPumpCop);
        }
    }

    private void Vehicles()
    {
        if (!_park.HasVehicles)
        {
            return;
        }

        var charging = Flow("vehicles", ParkAsset.None with { FixedSize = _park.VehicleMW }, "", h => _park.PluggedFraction[h], _ => 0);
        Into(_balance, charging, -1);
        _rows[Days] = new int[charging.Length / HoursPerDay];
        for (var day = 0; day < _rows[Days].Length; day++)
        {
            var row = _rows[Days][day] = _builder.Row("", _park.VehicleMWhPerDay, _park.VehicleMWhPerDay);
            for (var h = day * HoursPerDay; h < (day + 1) * HoursPerDay; h++)
            {
                _builder.Entry(row, charging[h], 1);
            }
        }
    }
}
