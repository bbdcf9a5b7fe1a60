using System.Text;
using Ncez.Model.Texts;

namespace Ncez.Data.Import;

/// <summary>Words that fill the placeholders of findings, in both languages.</summary>
internal static class Words
{
    private static readonly TextArea Area = TextArea.Of(typeof(Words).Assembly, "Words");

    /// <summary>A word by its key.</summary>
    public static LocalText Of(string key) => Area.Both(key);

    /// <summary>An enum member as data files write it: RenewableOnly → renewable_only.</summary>
    public static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
