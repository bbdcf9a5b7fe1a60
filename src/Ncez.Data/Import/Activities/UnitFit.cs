using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Activities;

/// <summary>Which units a quantity of an item can have at all: electricity is never metered in tonnes.</summary>
internal static class UnitFit
{
    /// <summary>True when the item can be measured so.</summary>
    public static bool Fits(Item item, Dimension dimension) => item.Family switch
    {
        ItemFamily.Electricity => dimension is Dimension.Energy,
        ItemFamily.Heat => dimension is Dimension.Energy or Dimension.Mass or Dimension.Area,
        ItemFamily.Cooling => dimension is Dimension.Energy or Dimension.Mass or Dimension.Area,
        ItemFamily.Fuel => FitsFuel(item.State, dimension),
        ItemFamily.Greening => dimension is Dimension.Area or Dimension.Count or Dimension.Mass or Dimension.Volume,
        ItemFamily.Gas => dimension is Dimension.Mass or Dimension.Volume or Dimension.NormalVolume,
        ItemFamily.OtherEnergy => dimension is Dimension.Energy or Dimension.Mass or Dimension.Volume or Dimension.NormalVolume,
        _ => true,
    };

    /// <summary>What is expected instead, in words.</summary>
    public static LocalText ExpectedFor(Item item) => Words.Of("units." + Words.SnakeCase(item.Family.ToString()));

    // Distance and turnover stand for the fuel of vehicles that is known only by what they did.
    private static bool FitsFuel(ItemState state, Dimension dimension) => dimension switch
    {
        Dimension.Energy or Dimension.Mass or Dimension.Length or Dimension.Freight or Dimension.Passenger => true,
        Dimension.Volume => state != ItemState.Solid,
        Dimension.NormalVolume => state is ItemState.Gas or ItemState.Other,
        _ => false,
    };
}
