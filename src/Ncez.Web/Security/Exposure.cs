using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Web.Hosting;

namespace Ncez.Web.Security;

/// <summary>What holds when others than this machine reach the server: who is believed, and that nothing travels readably.</summary>
internal static class Exposure
{
    /// <summary>
    /// Proxies that were named, and only they, say from where and by which scheme a request came, through as many of them as stand in a
    /// row. The host is the one of the request itself: a proxy passes it on.
    /// </summary>
    public static void UseProxies(WebApplication app)
    {
        if (app.Services.GetRequiredService<ServeOptions>().Proxies is not { IsEmpty: false } proxies)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.Use(NotePeer);
        app.UseForwardedHeaders(options);
    }

    /// <summary>A request over plain HTTP is led to https; one that goes round the proxy is refused. Whether the server works may be asked by everybody.</summary>
    public static Task Encrypt(HttpContext http, RequestDelegate next)
    {
        var options = http.RequestServices.GetRequiredService<ServeOptions>();
        if (http.Request.IsHttps || options.IsPlainAllowed || http.Request.Path == "/health" || http.Request.Path == "/ready")
        {
            return next(http);
        }

        if (options.HttpsPort is { } port)
        {
            var host = port == 443 ? new HostString(http.Request.Host.Host) : new HostString(http.Request.Host.Host, port);
            http.Response.Redirect($"https://{host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}", permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        }

        if (http.Items[PeerKey] is IPAddress peer && !IPAddress.IsLoopback(peer) && !options.Proxies.Any(p => p.Contains(peer)))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private static readonly object PeerKey = new();

    // Whoever is at the other end of the wire, before a header says who is behind.
    private static Task NotePeer(HttpContext http, RequestDelegate next)
    {
        http.Items[PeerKey] = http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
        return next(http);
    }
}
