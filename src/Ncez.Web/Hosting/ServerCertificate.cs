using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ncez.Web.Hosting;

/// <summary>The certificate of https addresses with its private key.</summary>
/// <param name="Own">The server's own certificate.</param>
/// <param name="Chain">Certificates of those who vouch for it, as the file holds them.</param>
public sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Chain)
{
    /// <summary>Reads a PKCS #12 file (.pfx, .p12), or a PEM file with the key in it or in a file of its own; null with why not.</summary>
    /// <param name="file">The certificate, and those of whoever vouches for it.</param>
    /// <param name="key">PEM file of the private key; null when the certificate's file holds it.</param>
    /// <param name="password">Password of the key; null when it has none.</param>
    /// <param name="now">A certificate that ended before is not shown to anybody.</param>
    /// <param name="problem">Why it cannot be used.</param>
    public static ServerCertificate? Read(string file, string? key, string? password, DateTimeOffset now, out CertificateProblem problem)
    {
        if (!File.Exists(file) || (key is not null && !File.Exists(key)))
        {
            problem = CertificateProblem.NoFile;
            return null;
        }

        try
        {
            var (own, all) = Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12" ? Packed(file, password) : Plain(file, key ?? file, password);
            problem = own is not { HasPrivateKey: true } ? CertificateProblem.NoKey : own.NotAfter.ToUniversalTime() < now.UtcDateTime ? CertificateProblem.Expired : CertificateProblem.None;
            return problem == CertificateProblem.None ? new ServerCertificate(own!, [.. all.Where(c => c.Thumbprint != own!.Thumbprint)]) : null;
        }
        catch (Exception unfit) when (unfit is CryptographicException or ArgumentException)
        {
            // The key of another certificate is an argument that does not fit.
            problem = password is null ? CertificateProblem.Unreadable : CertificateProblem.UnreadableWithPassword;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problem = CertificateProblem.NoFile;
        }

        return null;
    }

    private static (X509Certificate2? Own, X509Certificate2Collection All) Packed(string file, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        return (all.FirstOrDefault(c => c.HasPrivateKey), all);
    }

    // Through PKCS #12, because Windows serves no key that lives in memory only.
    private static (X509Certificate2? Own, X509Certificate2Collection All) Plain(string file, string key, string? password)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(file);
        if (all.Count > 0 && !File.ReadAllText(key).Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            return (null, all);
        }

        using var read = password is null ? X509Certificate2.CreateFromPemFile(file, key) : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
        return (X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null), all);
    }
}

/// <summary>Why a certificate cannot be used.</summary>
public enum CertificateProblem
{
    /// <summary>It can.</summary>
    None,

    /// <summary>The file is not there, or may not be read.</summary>
    NoFile,

    /// <summary>It is no certificate, or its key asks for a password.</summary>
    Unreadable,

    /// <summary>It is no certificate, or the password is another one.</summary>
    UnreadableWithPassword,

    /// <summary>There is no private key.</summary>
    NoKey,

    /// <summary>Its time is over.</summary>
    Expired,
}
