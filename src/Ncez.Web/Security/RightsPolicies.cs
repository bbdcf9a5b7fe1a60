using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;

namespace Ncez.Web.Security;

/// <summary>A policy for every right, by its name: an address asks for one, and the zone of the address counts.</summary>
internal sealed class RightsPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => true;

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Enum.TryParse<Rights>(policyName, out var rights)
        ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RightsRequirement(rights)).Build())
        : base.GetPolicyAsync(policyName);
}

/// <summary>What an address asks for.</summary>
/// <param name="Rights">The right.</param>
internal sealed record RightsRequirement(Rights Rights) : IAuthorizationRequirement;

/// <summary>Compares what is asked for with what whoever asks may do in the zone of the address.</summary>
internal sealed class RightsHandler : AuthorizationHandler<RightsRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightsRequirement requirement)
    {
        if (context.Resource is HttpContext http && PageContext.RightsOf(http, http.Request.RouteValues["zone"] as string).Has(requirement.Rights))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
