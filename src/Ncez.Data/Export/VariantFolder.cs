using Ncez.Model.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>A copy of a zone with other activities, for the time of a calculation.</summary>
public static class VariantFolder
{
    private static readonly string[] Kept = ["zone.yaml", "factors.csv"];

    /// <summary>The whole of a file; null with a finding when it cannot be read.</summary>
    public static byte[]? Read(string path, Findings findings)
    {
        byte[]? content = null;
        OutputFile.Attempt(path, findings, () => content = File.ReadAllBytes(path));
        return content;
    }

    /// <summary>Does something with a folder that has the zone's zone.yaml and factors.csv and these activities; the folder is gone afterwards.</summary>
    /// <returns>What was made; null with a finding when the disk refuses.</returns>
    public static T? With<T>(string zone, string activities, Findings findings, Func<string, T?> make)
        where T : class
    {
        T? made = null;
        OutputFile.Attempt(zone, findings, () =>
        {
            var folder = Directory.CreateTempSubdirectory("ncez-variant-").FullName;
            try
            {
                foreach (var name in Kept.Where(n => File.Exists(Path.Combine(zone, n))))
                {
                    File.Copy(Path.Combine(zone, name), Path.Combine(folder, name));
                }

                File.WriteAllText(Path.Combine(folder, "activities.csv"), activities);
                made = make(folder);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return made;
    }
}
