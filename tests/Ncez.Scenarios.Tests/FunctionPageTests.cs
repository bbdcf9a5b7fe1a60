using Ncez.Testing;

namespace Ncez.Scenarios.Tests;

/// <summary>The page of functions says what the language has.</summary>
public class FunctionPageTests
{
    [Fact]
    public void The_page_of_functions_is_current()
    {
        var page = "# Functions of scenario expressions\n\nMade from the code (`build/approve tests/Ncez.Scenarios.Tests`). How they work: [scenario-expressions.md](scenario-expressions.md).\n\n"
            + "| function | form |\n|---|---|\n" + string.Concat(ExpressionLanguage.Functions.Select(f => $"| {f.Name} | `{f.Form}` |\n"));
        var file = Path.Combine(Shipped.Root, "docs", "scenario-functions.md");
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(page, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "");
    }
}
