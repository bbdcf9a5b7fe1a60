using System.Net.Security;
using Microsoft.Extensions.Logging;

namespace Ncez.Web.Hosting;

/// <summary>The certificate of https addresses as its file holds it: one that is renewed counts from the next connection on, without a restart.</summary>
public sealed partial class CertificateFile
{
    private readonly Lock _reading = new();
    private readonly string _file;
    private readonly string? _key;
    private readonly string? _password;
    private readonly TimeProvider _clock;
    private volatile State _state;

    private CertificateFile(string file, string? key, string? password, TimeProvider clock, State state) => (_file, _key, _password, _clock, _state) = (file, key, password, clock, state);

    /// <summary>The certificate that is shown.</summary>
    public ServerCertificate Current => _state.Certificate;

    /// <summary>Opens a file; null with why its certificate cannot be used.</summary>
    /// <param name="file">PKCS #12 or PEM file of the certificate, and those of whoever vouches for it.</param>
    /// <param name="key">PEM file of the private key; null when the certificate's file holds it.</param>
    /// <param name="password">Password of the key; null when it has none.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="problem">Why it cannot be used.</param>
    public static CertificateFile? Open(string file, string? key, string? password, TimeProvider clock, out CertificateProblem problem)
    {
        var stamp = StampOf(file, key);
        return ServerCertificate.Read(file, key, password, clock.GetUtcNow(), out problem) is { } certificate ? new CertificateFile(file, key, password, clock, State.Of(stamp, certificate)) : null;
    }

    /// <summary>What a new connection is shown: a file that changed is read again, and one that cannot be used yet leaves the certificate as it was.</summary>
    internal SslStreamCertificateContext ForConnection(ILogger log)
    {
        if (StampOf(_file, _key) == _state.Stamp)
        {
            return _state.Context;
        }

        lock (_reading)
        {
            var stamp = StampOf(_file, _key);
            if (stamp != _state.Stamp)
            {
                var renewed = ServerCertificate.Read(_file, _key, _password, _clock.GetUtcNow(), out var problem);
                _state = renewed is null ? _state with { Stamp = stamp } : State.Of(stamp, renewed);
                if (renewed is null)
                {
                    LogNotRenewed(log, _file, problem);
                }
            }

            return _state.Context;
        }
    }

    private static string StampOf(string file, string? key) => string.Join(';', new[] { file, key }.OfType<string>().Select(f => new FileInfo(f)).Select(f => f.Exists ? $"{f.LastWriteTimeUtc.Ticks} {f.Length}" : ""));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} changed and cannot be used ({Problem}): the certificate before it is shown on")]
    private static partial void LogNotRenewed(ILogger log, string file, CertificateProblem problem);

    private sealed record State(string Stamp, ServerCertificate Certificate, SslStreamCertificateContext Context)
    {
        // Offline: whoever vouches stands in the file, and no connection waits for another server.
        public static State Of(string stamp, ServerCertificate certificate) => new(stamp, certificate, SslStreamCertificateContext.Create(certificate.Own, certificate.Chain, offline: true));
    }
}
