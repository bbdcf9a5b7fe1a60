namespace Ncez.Kernels.Emissions;

/// <summary>CO₂ that industrial processes set free from minerals and from carbon that is no fuel.</summary>
public static class ProcessKernels
{
    /// <summary>CO₂ of the carbon in a material that enters a process or is burnt off.</summary>
    /// <param name="materialT">Material [t].</param>
    /// <param name="carbonTPerT">Carbon content [tC/t].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-20", "E = M · C · 44/12", Unit = "t CO2", Source = "GB/T 32151.10-2015 chemicals; NDRC guides for flat glass (carbon powder) and cement (non-fuel carbon of raw meal)")]
    public static double CarbonCo2T(double materialT, double carbonTPerT) => materialT * carbonTPerT * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>CO₂ of clinker from the oxides that came from carbonates; kiln and bypass dust counts alike.</summary>
    /// <param name="clinkerT">Clinker or dust [t].</param>
    /// <param name="caoFraction">CaO of the clinker [0–1].</param>
    /// <param name="caoOtherFraction">CaO that does not come from carbonates [0–1].</param>
    /// <param name="mgoFraction">MgO of the clinker [0–1].</param>
    /// <param name="mgoOtherFraction">MgO that does not come from carbonates [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-21", "E = Q · [(CaO − CaO₀) · 44/56 + (MgO − MgO₀) · 44/40]", Unit = "t CO2", Source = "GB/T 32151.8-2015 cement")]
    public static double ClinkerCo2T(double clinkerT, double caoFraction, double caoOtherFraction, double mgoFraction, double mgoOtherFraction) =>
        clinkerT * (((caoFraction - caoOtherFraction) * 44 / 56) + ((mgoFraction - mgoOtherFraction) * 44 / 40));

    /// <summary>CO₂ of a carbonate that is calcined or neutralised.</summary>
    /// <param name="carbonateT">Raw material [t].</param>
    /// <param name="purityFraction">Carbonate in it [0–1].</param>
    /// <param name="factorTPerT">CO₂ of the pure carbonate [t/t].</param>
    /// <param name="convertedFraction">Share that reacts [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-22", "E = M · I · EF · F", Unit = "t CO2", Source = "GB/T 32151.1-2015 (desulphurisation), GB/T 32151.7-2015 (flat glass), NDRC guide for other industry 2015 (carbonates)")]
    public static double CarbonateCo2T(double carbonateT, double purityFraction, double factorTPerT, double convertedFraction) =>
        carbonateT * purityFraction * factorTPerT * convertedFraction;

    /// <summary>CO₂ of the carbonates in ceramic raw material.</summary>
    /// <param name="materialT">Raw material [t].</param>
    /// <param name="utilisedFraction">Share that becomes ware [0–1].</param>
    /// <param name="calciumFraction">CaCO₃ in it [0–1].</param>
    /// <param name="calciumFactorTPerT">CO₂ of CaCO₃ [t/t].</param>
    /// <param name="magnesiumFraction">MgCO₃ in it [0–1].</param>
    /// <param name="magnesiumFactorTPerT">CO₂ of MgCO₃ [t/t].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-23", "E = F · η · (C(CaCO₃) · EF + C(MgCO₃) · EF)", Unit = "t CO2", Source = "GB/T 32151.9-2015 ceramics")]
    public static double CeramicsCo2T(
        double materialT, double utilisedFraction, double calciumFraction, double calciumFactorTPerT, double magnesiumFraction, double magnesiumFactorTPerT) =>
        materialT * utilisedFraction * ((calciumFraction * calciumFactorTPerT) + (magnesiumFraction * magnesiumFactorTPerT));

    /// <summary>CO₂ that a product keeps as carbon, negative; it leaves the process with the product.</summary>
    /// <param name="productT">Product [t].</param>
    /// <param name="storedTPerT">CO₂ whose carbon stays in it [t/t].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-24", "R = −P · EF", Unit = "t CO2", Source = "GB/T 32151.5-2015 iron and steel (carbon in products)")]
    public static double StoredCo2T(double productT, double storedTPerT) => -productT * storedTPerT;

    /// <summary>CO₂ that does not arise because carbon leaves with a product or by-product, negative.</summary>
    /// <param name="productT">Product or by-product [t].</param>
    /// <param name="carbonTPerT">Carbon content [tC/t].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-25", "R = −P · C · 44/12", Unit = "t CO2", Source = "GB/T 32151.10-2015 chemicals (carbon balance, Σ C in − Σ C out); provincial GHG inventory guide 2011, steel")]
    public static double CarbonOutCo2T(double productT, double carbonTPerT) => -productT * carbonTPerT * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>CO₂ of the carbon anodes that electrolysis of alumina consumes.</summary>
    /// <param name="aluminiumT">Aluminium [t].</param>
    /// <param name="anodeTPerT">Net anode consumption [t/t].</param>
    /// <param name="sulphurFraction">Sulphur of the anode [0–1].</param>
    /// <param name="ashFraction">Ash of the anode [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-26", "E = P · NC · (1 − S − A) · 44/12", Unit = "t CO2", Source = "GB/T 32151.4-2015 aluminium smelting")]
    public static double AnodeCo2T(double aluminiumT, double anodeTPerT, double sulphurFraction, double ashFraction) =>
        aluminiumT * anodeTPerT * (1 - sulphurFraction - ashFraction) * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>A gas of production after destruction: N₂O of nitric and adipic acid, HFC-23 of HCFC-22.</summary>
    /// <param name="productT">Product [t].</param>
    /// <param name="factorTPerT">Gas generated [t/t].</param>
    /// <param name="destroyedFraction">Share that the device destroys while it runs [0–1].</param>
    /// <param name="usedFraction">Share of production during which it runs [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-27", "E = P · EF · (1 − η · μ)", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 3 eq. 3.6 and 3.8; NDRC guide for chemicals 2013")]
    public static double AbatedGasT(double productT, double factorTPerT, double destroyedFraction, double usedFraction) =>
        productT * factorTPerT * (1 - (destroyedFraction * usedFraction));

    /// <summary>CO₂ of coke that is burnt off a catalyst.</summary>
    /// <param name="cokeT">Coke [t].</param>
    /// <param name="carbonTPerT">Carbon content [tC/t].</param>
    /// <param name="oxidisedFraction">Share that is oxidised [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-28", "E = M · C · OX · 44/12", Unit = "t CO2", Source = "NDRC guide for petrochemicals 2014 (catalytic cracking)")]
    public static double CokeBurnOffCo2T(double cokeT, double carbonTPerT, double oxidisedFraction) =>
        cokeT * carbonTPerT * oxidisedFraction * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>CO₂ of one origin (fossil, biogenic) of a waste burnt as fuel in a kiln.</summary>
    /// <param name="fuelT">Waste fuel [t].</param>
    /// <param name="heatingValueGJPerT">Lower heating value [GJ/t].</param>
    /// <param name="factorTPerGJ">CO₂ per heat [t/GJ].</param>
    /// <param name="originFraction">Share of the carbon that has the origin [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-29", "E = FC · NCV · EF · α", Unit = "t CO2", Source = "GB/T 32151.8-2015 cement (alternative fuels)")]
    public static double AlternativeFuelCo2T(double fuelT, double heatingValueGJPerT, double factorTPerGJ, double originFraction) =>
        fuelT * heatingValueGJPerT * factorTPerGJ * originFraction;
}
