using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;

namespace Ncez.Web.Api;

/// <summary>What the server measures of itself.</summary>
internal sealed class MetricsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getMetrics", "/metrics", Rights.Oversee, page => Results.Text(page.Http.RequestServices.GetRequiredService<MetricsText>().Write(), "text/plain; version=0.0.4")) with { Gives = "text/plain" },
    ];
}
