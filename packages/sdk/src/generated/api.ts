// Generated from the route rows by `npm run generate`. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs: the body is exactly `healthy` */
        get: operations["system.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests can be served: the database answers, and what others did is known */
        get: operations["system.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which version this is */
        get: operations["system.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bootstrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first superadmin, with the one-time secret */
        post: operations["bootstrap.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login/oauth/access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in: tokens for a password or for client credentials */
        post: operations["tokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login/oauth/refresh_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new pair of tokens for a refresh token */
        post: operations["tokens.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session at once: its tokens are refused from now on */
        post: operations["tokens.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profile of the user who calls */
        get: operations["tokens.userinfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that verify this tenant’s tokens (RFC 7517) */
        get: operations["tokens.keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a token holds, and what it stands for (RFC 7662) */
        post: operations["tokens.introspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own sessions that go on */
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s own sessions, at once */
        delete: operations["sessions.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personal-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own tokens that go on */
        get: operations["personalTokens.list"];
        put?: never;
        /** Make a token that stands for oneself; it is shown this once */
        post: operations["personalTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personal-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s own tokens, at once */
        delete: operations["personalTokens.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** May a subject do this? A denial is 200 with authorized false */
        post: operations["decisions.authorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Up to 1,000 questions, an answer to each, in order */
        post: operations["decisions.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A decision with everything that led to it, of now or as of a past instant */
        post: operations["decisions.explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may do: resources and their actions */
        get: operations["decisions.permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/who-can": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do this, always or on conditions: the actors, now or as of a past instant */
        get: operations["decisions.whoCan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller: actor, groups, roles, tenant */
        get: operations["decisions.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the decisions that were given, the newest first, as far as they are kept */
        get: operations["decisionLog.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a decision that was given */
        get: operations["decisionLog.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tenants */
        get: operations["tenants.list"];
        put?: never;
        /** Add a tenant, with its first administrator if you like */
        post: operations["tenants.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the caller’s own tenant */
        get: operations["tenants.current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a tenant */
        get: operations["tenants.get"];
        put?: never;
        post?: never;
        /** Delete a tenant; what it has stays until it is purged */
        delete: operations["tenants.delete"];
        options?: never;
        head?: never;
        /** Change a tenant’s name or its e-mail domains */
        patch: operations["tenants.update"];
        trace?: never;
    };
    "/v1/tenants/{id}/administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite a superadmin into a tenant; the link is shown this once, and mailed when it can be */
        post: operations["tenants.inviteAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep everybody of a tenant out, at once, until it is resumed */
        post: operations["tenants.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the people of a suspended or deleted tenant in again */
        post: operations["tenants.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/$purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove all that a deleted tenant had but its audit trail, for good */
        post: operations["tenants.purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the users of the tenant */
        get: operations["users.list"];
        put?: never;
        /** Add a user to the tenant */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user */
        get: operations["users.get"];
        put?: never;
        post?: never;
        /** Delete a user; their sessions end at once */
        delete: operations["users.delete"];
        options?: never;
        head?: never;
        /** Change, disable or enable a user */
        patch: operations["users.update"];
        trace?: never;
    };
    "/v1/users/{id}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget a deleted user as a person; nothing undoes it */
        post: operations["users.purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/update-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one’s own password */
        patch: operations["users.updatePassword"];
        trace?: never;
    };
    "/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set another user’s password */
        patch: operations["users.resetPassword"];
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of the tenant, newest first */
        get: operations["invitations.list"];
        put?: never;
        /** Invite somebody; the link is shown this once, and mailed when there is a provider */
        post: operations["invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody with the link is shown before they accept */
        get: operations["invitations.lookup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose username and password; the user can sign in from now on */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an invitation, never its link */
        get: operations["invitations.get"];
        put?: never;
        post?: never;
        /** Revoke an invitation; its user is deleted */
        delete: operations["invitations.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new link; the old one is worth nothing from now on */
        post: operations["invitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/global-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user’s global role */
        get: operations["globalRoles.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Make a user superadmin, admin or member */
        patch: operations["globalRoles.update"];
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the groups of the tenant */
        get: operations["groups.list"];
        put?: never;
        /** Add a group */
        post: operations["groups.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a group and the users in it */
        get: operations["groups.get"];
        put?: never;
        post?: never;
        /** Delete a group that has no members */
        delete: operations["groups.delete"];
        options?: never;
        head?: never;
        /** Give a group another title; its name stays */
        patch: operations["groups.update"];
        trace?: never;
    };
    "/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of a group */
        get: operations["groups.members"];
        put?: never;
        /** Put an actor into a group */
        post: operations["groups.addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/{actorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an actor out of a group */
        delete: operations["groups.removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the applications of the tenant */
        get: operations["applications.list"];
        put?: never;
        /** Add an application; its secret is shown this once */
        post: operations["applications.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an application, never its secret */
        get: operations["applications.get"];
        put?: never;
        post?: never;
        /** Delete an application; its tokens stop at once */
        delete: operations["applications.delete"];
        options?: never;
        head?: never;
        /** Describe an application anew */
        patch: operations["applications.update"];
        trace?: never;
    };
    "/v1/applications/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret; the older ones end after an overlap */
        post: operations["applications.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the providers that an application uses */
        get: operations["applicationProviders.list"];
        put?: never;
        /** Let an application use a provider */
        post: operations["applicationProviders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/providers/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a provider from an application */
        delete: operations["applicationProviders.delete"];
        options?: never;
        head?: never;
        /** Change what an application uses a provider for */
        patch: operations["applicationProviders.update"];
        trace?: never;
    };
    "/v1/applications/{id}/providers/{providerId}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Make a provider the one default of an application */
        patch: operations["applicationProviders.setDefault"];
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the providers of the tenant */
        get: operations["providers.list"];
        put?: never;
        /** Add a provider of e-mail or SMS; its secret is sealed and never shown */
        post: operations["providers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a provider, never its secret */
        get: operations["providers.get"];
        put?: never;
        post?: never;
        /** Delete a provider, and the links of applications to it */
        delete: operations["providers.delete"];
        options?: never;
        head?: never;
        /** Change a provider; moved to another host, it needs its secret anew */
        patch: operations["providers.update"];
        trace?: never;
    };
    "/v1/providers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message, and tell how that went */
        post: operations["providers.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody who may ask: users, applications, services and agents */
        get: operations["actors.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an actor, its groups and its roles */
        get: operations["actors.get"];
        put?: never;
        post?: never;
        /** Forget an actor of an outside issuer, with all that it holds; its id stays */
        delete: operations["actors.delete"];
        options?: never;
        head?: never;
        /** Enable or disable an actor, at once */
        patch: operations["actors.update"];
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own workspaces; all, for who may list them tenant-wide */
        get: operations["workspaces.list"];
        put?: never;
        /** Make a workspace and own it */
        post: operations["workspaces.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a workspace */
        get: operations["workspaces.get"];
        put?: never;
        post?: never;
        /** Delete a workspace with everything in it; its keys stop at once */
        delete: operations["workspaces.delete"];
        options?: never;
        head?: never;
        /** Change a workspace */
        patch: operations["workspaces.update"];
        trace?: never;
    };
    "/v1/workspaces/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make another actor the owner, and stay as an admin */
        post: operations["workspaces.transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of the workspace */
        get: operations["members.list"];
        put?: never;
        /** Add an actor to the workspace */
        post: operations["members.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/members/{actorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a member out of the workspace, at once */
        delete: operations["members.delete"];
        options?: never;
        head?: never;
        /** Change a member’s role */
        patch: operations["members.update"];
        trace?: never;
    };
    "/v1/workspaces/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the workspace */
        post: operations["members.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/resources/{type}/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a registered resource */
        get: operations["resources.get"];
        /** Register a resource of the workspace, or replace its properties */
        put: operations["resources.put"];
        post?: never;
        /** Take a resource out of the register */
        delete: operations["resources.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the resources that are registered in the workspace */
        get: operations["resources.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys of the workspace */
        get: operations["apiKeys.list"];
        put?: never;
        /** Make an API key of the workspace; it is shown this once */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an API key, without its secret */
        get: operations["apiKeys.get"];
        put?: never;
        post?: never;
        /** Revoke an API key, at once */
        delete: operations["apiKeys.delete"];
        options?: never;
        head?: never;
        /** Change the name or the scopes of an API key */
        patch: operations["apiKeys.update"];
        trace?: never;
    };
    "/v1/issuers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the issuers whose tokens the tenant takes */
        get: operations["issuers.list"];
        put?: never;
        /** Trust an outside issuer of tokens */
        post: operations["issuers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/issuers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a trusted issuer and what its claims give */
        get: operations["issuers.get"];
        put?: never;
        post?: never;
        /** Trust an issuer no more; its actors stay and cannot sign in */
        delete: operations["issuers.delete"];
        options?: never;
        head?: never;
        /** Change a trusted issuer, or shut its tokens out at once */
        patch: operations["issuers.update"];
        trace?: never;
    };
    "/v1/issuers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch the keys of a trusted issuer now and say what was found */
        post: operations["issuers.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the policies of the tenant */
        get: operations["policies.list"];
        put?: never;
        /** Add a policy, which allows or denies once something holds it */
        post: operations["policies.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a policy */
        get: operations["policies.get"];
        /** Make this all that a policy says */
        put: operations["policies.replace"];
        post?: never;
        /** Delete a policy that nothing holds */
        delete: operations["policies.delete"];
        options?: never;
        head?: never;
        /** Change fields of a policy */
        patch: operations["policies.update"];
        trace?: never;
    };
    "/v1/policies/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what holds a policy, by itself or through collections */
        get: operations["policies.attachments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the revisions of a policy, newest first */
        get: operations["policies.revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/revisions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a policy said at a revision */
        get: operations["policies.revision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/revisions/{revision}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a policy say again what it said at a revision */
        post: operations["policies.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the policy collections of the tenant */
        get: operations["policyCollections.list"];
        put?: never;
        /** Add a collection of policies, and of other collections */
        post: operations["policyCollections.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a policy collection */
        get: operations["policyCollections.get"];
        /** Make this all that a policy collection is */
        put: operations["policyCollections.replace"];
        post?: never;
        /** Delete a policy collection that nothing holds */
        delete: operations["policyCollections.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-collections/{id}/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put policies and collections into a policy collection */
        post: operations["policyCollections.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-collections/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take policies and collections out of a policy collection */
        post: operations["policyCollections.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the policy templates of the tenant */
        get: operations["policyTemplates.list"];
        put?: never;
        /** Add a template, of whose selectors policies can be made */
        post: operations["policyTemplates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-templates/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute what a policy of templates would select, and store nothing */
        post: operations["policyTemplates.generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a policy template */
        get: operations["policyTemplates.get"];
        /** Make this all that a policy template is */
        put: operations["policyTemplates.replace"];
        post?: never;
        /** Delete a policy template; policies made of it stay */
        delete: operations["policyTemplates.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the roles of the tenant */
        get: operations["roles.list"];
        put?: never;
        /** Add a role of the tenant’s own */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a role */
        get: operations["roles.get"];
        /** Replace all that a role says; what is left out is emptied */
        put: operations["roles.replace"];
        post?: never;
        /** Delete a role that nobody holds or supervises */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        /** Change a role that no manifest manages */
        patch: operations["roles.update"];
        trace?: never;
    };
    "/v1/roles/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach policies and collections to a role */
        post: operations["roles.attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Detach policies and collections from a role */
        post: operations["roles.detach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place a role directly before (stronger than) or after another */
        post: operations["roles.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the user-roles of the tenant */
        get: operations["userRoles.list"];
        put?: never;
        /** Make the user-role of a user who has not signed in yet */
        post: operations["userRoles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-roles/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a user-role holds */
        get: operations["userRoles.get"];
        /** Replace all that a user-role holds */
        put: operations["userRoles.replace"];
        post?: never;
        /** Empty a user-role and remove it */
        delete: operations["userRoles.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-roles/{userId}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach policies and collections to a user */
        post: operations["userRoles.attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-roles/{userId}/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Detach policies and collections from a user */
        post: operations["userRoles.detach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guardrails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the policies that hold for the whole tenant */
        get: operations["guardrails.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guardrails/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Have a deny policy hold for the whole tenant; nothing overrides it */
        put: operations["guardrails.put"];
        post?: never;
        /** Take a guardrail away; the policy stays */
        delete: operations["guardrails.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who holds which role */
        get: operations["assignments.list"];
        put?: never;
        /** Give a role to an actor or a group */
        post: operations["assignments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an assignment */
        get: operations["assignments.get"];
        put?: never;
        post?: never;
        /** Take a role away again, at once */
        delete: operations["assignments.delete"];
        options?: never;
        head?: never;
        /** Change since when, until when or why a role is held */
        patch: operations["assignments.update"];
        trace?: never;
    };
    "/v1/access-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the campaigns that name one; all, for who may list them */
        get: operations["accessReviews.list"];
        put?: never;
        /** Begin a campaign over the grants of a group, role or workspace as they are now */
        post: operations["accessReviews.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-reviews/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the items that wait for one’s own decision, of all campaigns */
        get: operations["accessReviews.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a campaign and how far it is */
        get: operations["accessReviews.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the name, reviewers, due day or onOverdue of an open campaign */
        patch: operations["accessReviews.update"];
        trace?: never;
    };
    "/v1/access-reviews/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the grants under review, and what was decided of each */
        get: operations["accessReviews.items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-reviews/{id}/items/{item}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a grant, or revoke it at once, with a reason */
        post: operations["accessReviews.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-reviews/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a campaign in which all is decided; by force, what is overdue follows onOverdue */
        post: operations["accessReviews.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-reviews/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a campaign with every decision, and where the audit chain was when it closed */
        get: operations["accessReviews.evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the permissions that the tenant’s manifests declare */
        get: operations["permissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/declarations/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show when a manifest was applied */
        get: operations["declarations.get"];
        /** Apply a product’s manifest; the same one again changes nothing */
        put: operations["declarations.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the manifests that were applied */
        get: operations["declarations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole tenant, secrets and records excluded */
        get: operations["configuration.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What applying would change, and who would gain or lose which permission */
        post: operations["configuration.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** In what the tenant is otherwise than the configuration says */
        post: operations["configuration.drift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the tenant what the configuration says: all of it, or nothing */
        post: operations["configuration.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decisions as they are and as a draft would make them; nothing is stored */
        post: operations["configuration.simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was done in the tenant, the newest first */
        get: operations["auditEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the chain of events ends: an anchor to keep elsewhere */
        get: operations["auditEvents.head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recompute the chain and tell the first event that was edited, cut, moved or added */
        get: operations["auditEvents.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one event */
        get: operations["auditEvents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export events in their order with their hashes, one a line */
        get: operations["auditEvents.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            message: string;
            entityType?: string;
            requestId: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "system.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the process runs: the body is exactly `healthy` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": string;
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "system.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether requests can be served: the database answers, and what others did is known */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ready";
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description server.unavailable: The server cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "system.version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which version this is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        name: "castellan";
                        version: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bootstrap.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    /** Format: email */
                    email: string;
                    firstName: string;
                    lastName: string;
                    password: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Make the first superadmin, with the one-time secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            /** @description Empty until an invitation is accepted */
                            username: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            groups: string[];
                            /** @enum {string} */
                            globalRole: "superadmin" | "admin" | "member";
                            /** @enum {string} */
                            status: "invited" | "active" | "disabled" | "deleted" | "purged";
                            /** @description By which other systems know this person; the id unless given */
                            subject: string;
                            createdAt: string;
                            updatedAt: string;
                        };
                        token: {
                            accessToken: string;
                            idToken?: string;
                            /** @constant */
                            tokenType: "Bearer";
                            /** @description Seconds */
                            expiresIn: number;
                            refreshToken?: string;
                            scope?: string;
                        };
                    };
                };
            };
            /** @description IDE-0020: The password is too weak; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description bootstrap.secret-wrong: That is not the bootstrap secret */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.username-taken: Another user of this tenant has that username; user.email-taken: Another user of this tenant has that e-mail address */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description bootstrap.done: The first administrator exists already; the secret is spent */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    grantType: string;
                    username?: string;
                    password?: string;
                    clientId?: string;
                    clientSecret?: string;
                    scope?: string;
                };
                "application/x-www-form-urlencoded": {
                    grant_type: string;
                    username?: string;
                    password?: string;
                    client_id?: string;
                    client_secret?: string;
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description Sign in: tokens for a password or for client credentials */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        idToken?: string;
                        /** @constant */
                        tokenType: "Bearer";
                        /** @description Seconds */
                        expiresIn: number;
                        refreshToken?: string;
                        scope?: string;
                    };
                };
            };
            /** @description AUT-0013: The grant type is not known here; AUT-0014: The grant type needs fields that are missing; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-1002: The username or the password is wrong; AUT-1004: The client is not known, or its secret is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken: string;
                    /** @constant */
                    grantType?: "refresh_token";
                    clientId?: string;
                    clientSecret?: string;
                    scope?: string;
                };
                "application/x-www-form-urlencoded": {
                    refresh_token: string;
                    /** @constant */
                    grant_type?: "refresh_token";
                    client_id?: string;
                    client_secret?: string;
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description A new pair of tokens for a refresh token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        idToken?: string;
                        /** @constant */
                        tokenType: "Bearer";
                        /** @description Seconds */
                        expiresIn: number;
                        refreshToken?: string;
                        scope?: string;
                    };
                };
            };
            /** @description AUT-1005: The refresh token is not valid, or no longer; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    idTokenHint?: string;
                };
                "application/x-www-form-urlencoded": {
                    id_token_hint?: string;
                };
            };
        };
        responses: {
            /** @description End the session at once: its tokens are refused from now on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile of the user who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sub: string;
                        name: string;
                        preferredUsername: string;
                        email: string;
                        emailVerified: boolean;
                        picture: string;
                        profile: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys that verify this tenant’s tokens (RFC 7517) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            kty: string;
                            crv: string;
                            x: string;
                            y: string;
                            kid: string;
                            alg: string;
                            use: string;
                        }[];
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tokens.introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    tokenTypeHint?: string;
                };
                "application/x-www-form-urlencoded": {
                    token: string;
                    token_type_hint?: string;
                };
            };
        };
        responses: {
            /** @description Whether a token holds, and what it stands for (RFC 7662) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        /** @description The actor it stands for */
                        sub?: string;
                        /** @enum {string} */
                        type?: "access-token" | "api-key" | "personal-token";
                        clientId?: string;
                        /** @description The one that an API key belongs to */
                        workspace?: string;
                        scope?: string;
                        /** @description Seconds since 1970 */
                        exp?: number;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List one’s own sessions that go on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            address: string | null;
                            userAgent: string | null;
                            clientId: string | null;
                            createdAt: string;
                            lastUsedAt: string;
                            /** @description Whether the request belongs to it */
                            isCurrent: boolean;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one of one’s own sessions, at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session.unknown: The caller has no such session, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "personalTokens.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List one’s own tokens that go on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @description Four characters, to tell it from others */
                            hint: string;
                            createdAt: string;
                            expiresAt: string;
                            /** @description To the minute */
                            lastUsedAt: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "personalTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * Format: date-time
                     * @description A year from now at most; 90 days, when left out
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Make a token that stands for oneself; it is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Four characters, to tell it from others */
                        hint: string;
                        createdAt: string;
                        expiresAt: string;
                        /** @description To the minute */
                        lastUsedAt: string | null;
                        /** @description Shown this once */
                        token: string;
                    };
                };
            };
            /** @description credential.expiry-past: The expiry lies in the past; personal-token.expiry-too-late: A token lives for a year at most; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description personal-token.session-needed: Only a user who is signed in makes a token, no other token does; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description personal-token.too-many: The user has three tokens already; one must end first; personal-token.name-taken: Another active token of the user has that name; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "personalTokens.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one of one’s own tokens, at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description personal-token.unknown: The caller has no such token, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    resource: string;
                    action: string;
                    sub?: string;
                    product?: string;
                    clientIp?: string;
                    /** @description Properties of the resource, for conditions; those of a registered resource count instead */
                    attributes?: {
                        [key: string]: unknown;
                    };
                    workspace?: string | null;
                    resourceId?: string | {
                        [key: string]: string;
                    };
                    /** @description The effective date of the data asked for, or a range of them; now unless given */
                    effective?: string | {
                        /** Format: date-time */
                        from: string;
                        /** @description Null is open */
                        to?: string | null;
                    };
                    /** @description The same of the as-at date */
                    asAt?: string | {
                        /** Format: date-time */
                        from: string;
                        /** @description Null is open */
                        to?: string | null;
                    };
                    minVersion?: number;
                };
            };
        };
        responses: {
            /** @description May a subject do this? A denial is 200 with authorized false */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorized: boolean;
                        timestamp: string;
                        reason?: string;
                    };
                };
            };
            /** @description decision.product-needed: Several products have that resource and action; the request must name one; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate; tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-1015: There is no such subject in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.version-ahead: The access state has not reached the version that the request asks for */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requests: {
                        id?: string;
                        /** @description Another actor’s id; needs decisions:evaluate */
                        actor?: string;
                        permission: string;
                        resource?: {
                            type?: string;
                            id?: {
                                [key: string]: string;
                            };
                            workspace?: string | null;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                        /** @description The effective date of the data asked for, or a range of them; now unless given */
                        effective?: string | {
                            /** Format: date-time */
                            from: string;
                            /** @description Null is open */
                            to?: string | null;
                        };
                        /** @description The same of the as-at date */
                        asAt?: string | {
                            /** Format: date-time */
                            from: string;
                            /** @description Null is open */
                            to?: string | null;
                        };
                    }[];
                    minVersion?: number;
                };
            };
        };
        responses: {
            /** @description Up to 1,000 questions, an answer to each, in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        decisions: {
                            id?: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate; tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.version-ahead: The access state has not reached the version that the request asks for */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    /** @description Another actor’s id; needs decisions:evaluate */
                    actor?: string;
                    permission: string;
                    resource?: {
                        type?: string;
                        id?: {
                            [key: string]: string;
                        };
                        workspace?: string | null;
                        properties?: {
                            [key: string]: unknown;
                        };
                    };
                    context?: {
                        [key: string]: unknown;
                    };
                    /** @description The effective date of the data asked for, or a range of them; now unless given */
                    effective?: string | {
                        /** Format: date-time */
                        from: string;
                        /** @description Null is open */
                        to?: string | null;
                    };
                    /** @description The same of the as-at date */
                    asAt?: string | {
                        /** Format: date-time */
                        from: string;
                        /** @description Null is open */
                        to?: string | null;
                    };
                    minVersion?: number;
                    /**
                     * Format: date-time
                     * @description A past instant, to be answered as it was then
                     */
                    asOf?: string;
                };
            };
        };
        responses: {
            /** @description A decision with everything that led to it, of now or as of a past instant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        /** @enum {string} */
                        reason: "granted" | "denied" | "guardrail" | "ceiling" | "no-match" | "actor-disabled" | "actor-unknown" | "tenant-suspended" | "delegation";
                        /** @description The version of the access state that was decided on */
                        version: number;
                        /** @description The instant that was decided for */
                        now: string;
                        /** @description The past instant that was asked about */
                        asOf?: string;
                        /** @description The statement that decided */
                        authoritative: {
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            /** @description Null for a guardrail */
                            role: string | null;
                            policy: string | null;
                            permission: string | null;
                            selector: ({
                                /** @constant */
                                kind: "all";
                                actions: string[];
                            } | {
                                /** @constant */
                                kind: "id";
                                actions: string[];
                                id: {
                                    [key: string]: string;
                                };
                            } | {
                                /** @constant */
                                kind: "metadata";
                                actions: string[];
                                expressions: {
                                    key: string;
                                    /** @enum {string} */
                                    operator: "Equals" | "NotEquals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo" | "In";
                                    value: (string | number | boolean) | (string | number | boolean)[];
                                }[];
                            } | {
                                /** @constant */
                                kind: "policy";
                                actions: string[];
                                identity: {
                                    [key: string]: string;
                                } | null;
                                /** @description Selectors, than which the selectors of the handled policy may not be wider */
                                restrictions: {
                                    [key: string]: unknown;
                                }[];
                            }) | null;
                            assignment: {
                                to: {
                                    actor: string;
                                } | {
                                    group: string;
                                };
                                role: string;
                                workspace: string | null;
                                from: string | null;
                                until: string | null;
                            } | null;
                            /** @description The group that the role came through */
                            group: string | null;
                        } | null;
                        /** @description Policies whose condition could not be evaluated */
                        failed: {
                            policy: string;
                            error: string;
                        }[];
                        /** @description The roles in the order in which they were asked */
                        steps: {
                            precedence: number | null;
                            /** @enum {string} */
                            kind: "guardrails" | "roles" | "personal";
                            roles: string[];
                            matched: {
                                /** @enum {string} */
                                effect: "allow" | "deny";
                                /** @description Null for a guardrail */
                                role: string | null;
                                policy: string | null;
                                permission: string | null;
                                selector: ({
                                    /** @constant */
                                    kind: "all";
                                    actions: string[];
                                } | {
                                    /** @constant */
                                    kind: "id";
                                    actions: string[];
                                    id: {
                                        [key: string]: string;
                                    };
                                } | {
                                    /** @constant */
                                    kind: "metadata";
                                    actions: string[];
                                    expressions: {
                                        key: string;
                                        /** @enum {string} */
                                        operator: "Equals" | "NotEquals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo" | "In";
                                        value: (string | number | boolean) | (string | number | boolean)[];
                                    }[];
                                } | {
                                    /** @constant */
                                    kind: "policy";
                                    actions: string[];
                                    identity: {
                                        [key: string]: string;
                                    } | null;
                                    /** @description Selectors, than which the selectors of the handled policy may not be wider */
                                    restrictions: {
                                        [key: string]: unknown;
                                    }[];
                                }) | null;
                                assignment: {
                                    to: {
                                        actor: string;
                                    } | {
                                        group: string;
                                    };
                                    role: string;
                                    workspace: string | null;
                                    from: string | null;
                                    until: string | null;
                                } | null;
                                /** @description The group that the role came through */
                                group: string | null;
                            }[];
                            lost: {
                                statement: {
                                    /** @enum {string} */
                                    effect: "allow" | "deny";
                                    /** @description Null for a guardrail */
                                    role: string | null;
                                    policy: string | null;
                                    permission: string | null;
                                    selector: ({
                                        /** @constant */
                                        kind: "all";
                                        actions: string[];
                                    } | {
                                        /** @constant */
                                        kind: "id";
                                        actions: string[];
                                        id: {
                                            [key: string]: string;
                                        };
                                    } | {
                                        /** @constant */
                                        kind: "metadata";
                                        actions: string[];
                                        expressions: {
                                            key: string;
                                            /** @enum {string} */
                                            operator: "Equals" | "NotEquals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo" | "In";
                                            value: (string | number | boolean) | (string | number | boolean)[];
                                        }[];
                                    } | {
                                        /** @constant */
                                        kind: "policy";
                                        actions: string[];
                                        identity: {
                                            [key: string]: string;
                                        } | null;
                                        /** @description Selectors, than which the selectors of the handled policy may not be wider */
                                        restrictions: {
                                            [key: string]: unknown;
                                        }[];
                                    }) | null;
                                    assignment: {
                                        to: {
                                            actor: string;
                                        } | {
                                            group: string;
                                        };
                                        role: string;
                                        workspace: string | null;
                                        from: string | null;
                                        until: string | null;
                                    } | null;
                                    /** @description The group that the role came through */
                                    group: string | null;
                                };
                                /** @enum {string} */
                                to: "deny" | "ceiling";
                            }[];
                            nearly: {
                                role: string | null;
                                policy: string;
                                /** @enum {string} */
                                effect: "allow" | "deny";
                                /**
                                 * @description The one part that does not hold
                                 * @enum {string}
                                 */
                                part: "applications" | "when" | "selectors" | "for" | "if" | "condition";
                            }[];
                        }[];
                        /** @description The smallest change known to turn a deny */
                        remedy: ({
                            /** @constant */
                            change: "lift-denies";
                            policies: {
                                role: string | null;
                                policy: string;
                            }[];
                        } | {
                            /** @constant */
                            change: "assign-role";
                            role: string;
                            workspace: string | null;
                            /** @description Of how many permissions the role has an allow: one was asked for */
                            gives: number;
                        } | {
                            /** @constant */
                            change: "widen-ceiling";
                            role: string;
                            permission: string;
                        } | {
                            /** @constant */
                            change: "enable-actor";
                            actor: string;
                        } | {
                            /** @constant */
                            change: "resume-tenant";
                        }) | null;
                        /** @description What may be mistaken in the question: a permission that no manifest declares */
                        notes: string[];
                        /** @description Who of those acted for was denied */
                        delegate: string | null;
                    };
                };
            };
            /** @description decision.as-of-ahead: The instant that is asked about has not come yet; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate; decision.past-forbidden: Asking about the past needs the permission access-manager/decisions:evaluate; tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-1015: There is no such subject in this tenant; decision.as-of-unknown: The instant that is asked about is before the history of this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.version-ahead: The access state has not reached the version that the request asks for */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.permissions": {
        parameters: {
            query?: {
                product?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the caller may do: resources and their actions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string[];
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.whoCan": {
        parameters: {
            query: {
                page?: number;
                limit?: number;
                after?: string;
                permission: string;
                workspace?: string;
                resourceId?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may do this, always or on conditions: the actors, now or as of a past instant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            issuer: string;
                            subject: string;
                            kind: string;
                            /** @description As it is now; null of an actor who is gone */
                            displayName: string | null;
                            /** @description Whether it hangs on the resource, its properties, dates or facts that were not told */
                            conditional: boolean;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description decision.as-of-ahead: The instant that is asked about has not come yet; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.permission-unknown: No manifest declares that permission, so nobody has it; decision.as-of-unknown: The instant that is asked about is before the history of this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description search.too-long: The search takes more of the server than one request may */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller: actor, groups, roles, tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        subject: string;
                        kind: string;
                        attributes: {
                            [key: string]: unknown;
                        };
                        groups: string[];
                        roles: string[];
                        tenant: {
                            id: string;
                            slug: string;
                        };
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisionLog.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                actor?: string;
                permission?: string;
                effect?: "allow" | "deny";
                role?: string;
                policy?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the decisions that were given, the newest first, as far as they are kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            at: string;
                            /** @description Whom it was about, as the request named them */
                            actor: string;
                            permission: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            reason: string;
                            /** @description The role that decided */
                            role: string | null;
                            /** @description The policy that decided */
                            policy: string | null;
                            /** @description The permission pattern of the role that decided */
                            pattern: string | null;
                            /** @description The selector that matched */
                            selector: {
                                [key: string]: unknown;
                            } | null;
                            /** @description The group that the role came through */
                            group: string | null;
                            resourceType: string | null;
                            resourceId: {
                                [key: string]: string;
                            };
                            workspace: string | null;
                            /** @description The effective date or dates that were asked for; null for the instant */
                            effective: (string | {
                                from: string;
                                to: string | null;
                            }) | null;
                            /** @description The same of the as-at date */
                            asAt: (string | {
                                from: string;
                                to: string | null;
                            }) | null;
                            /** @description The version of the access state that was decided on */
                            version: number;
                            /** @description What was called: authorize, check, explain, authzen, access-api */
                            surface: string;
                            /** @description Who asked */
                            caller: string;
                            requestId: string | null;
                            /** @description How many decisions just before this one are missing, since there was no room */
                            droppedBefore: number;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisionLog.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a decision that was given */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        at: string;
                        /** @description Whom it was about, as the request named them */
                        actor: string;
                        permission: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        reason: string;
                        /** @description The role that decided */
                        role: string | null;
                        /** @description The policy that decided */
                        policy: string | null;
                        /** @description The permission pattern of the role that decided */
                        pattern: string | null;
                        /** @description The selector that matched */
                        selector: {
                            [key: string]: unknown;
                        } | null;
                        /** @description The group that the role came through */
                        group: string | null;
                        resourceType: string | null;
                        resourceId: {
                            [key: string]: string;
                        };
                        workspace: string | null;
                        /** @description The effective date or dates that were asked for; null for the instant */
                        effective: (string | {
                            from: string;
                            to: string | null;
                        }) | null;
                        /** @description The same of the as-at date */
                        asAt: (string | {
                            from: string;
                            to: string | null;
                        }) | null;
                        /** @description The version of the access state that was decided on */
                        version: number;
                        /** @description What was called: authorize, check, explain, authzen, access-api */
                        surface: string;
                        /** @description Who asked */
                        caller: string;
                        requestId: string | null;
                        /** @description How many decisions just before this one are missing, since there was no room */
                        droppedBefore: number;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision-log.unknown: The log has no such decision, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
                status?: "active" | "suspended" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the tenants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            slug: string;
                            name: string;
                            /** @enum {string} */
                            status: "active" | "suspended" | "deleted";
                            domains: string[];
                            /** @description The `iss` of its tokens, below which its own addresses are */
                            issuer: string;
                            /** @description Whether its callers may operate the other tenants */
                            isPlatform: boolean;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slug: string;
                    name: string;
                    /**
                     * @description E-mail domains of its users; with none, any address will do
                     * @default []
                     */
                    domains?: string[];
                    /** @description Its first superadmin, who can sign in at once; invite one later unless given */
                    administrator?: {
                        username: string;
                        /** Format: email */
                        email: string;
                        firstName: string;
                        lastName: string;
                        password: string;
                    };
                };
            };
        };
        responses: {
            /** @description Add a tenant, with its first administrator if you like */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0034: The e-mail address is in none of the tenant’s domains; IDE-0020: The password is too weak; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.slug-taken: Another tenant has that slug; tenant.domain-taken: Another tenant has that e-mail domain; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the caller’s own tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a tenant; what it has stays until it is purged */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.is-platform: The platform’s own tenant can be neither suspended nor deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description E-mail domains of its users; with none, any address will do */
                    domains?: string[];
                };
            };
        };
        responses: {
            /** @description Change a tenant’s name or its e-mail domains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.domain-taken: Another tenant has that e-mail domain */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.inviteAdministrator": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    firstName: string;
                    lastName: string;
                };
            };
        };
        responses: {
            /** @description Invite a superadmin into a tenant; the link is shown this once, and mailed when it can be */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        userId: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        groups: string[];
                        /**
                         * @description outgrown: whoever sent it may not vouch for its user any more
                         * @enum {string}
                         */
                        status: "pending" | "outgrown" | "accepted" | "expired" | "revoked";
                        invitedBy: string | null;
                        createdAt: string;
                        expiresAt: string;
                        /** @description When a mail with the link was last handed over */
                        sentAt: string | null;
                        /** @description Shown this once */
                        link: string;
                        /**
                         * @description Of the mail with the link; none: the tenant has no provider of e-mail
                         * @enum {string}
                         */
                        delivery: "sent" | "failed" | "none";
                        /** @description Why the mail could not be handed over */
                        deliveryFailure: string | null;
                    };
                };
            };
            /** @description IDE-0034: The e-mail address is in none of the tenant’s domains; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.is-platform: The platform’s own tenant can be neither suspended nor deleted; tenant.deleted: The tenant is deleted; resume it first; user.email-taken: Another user of this tenant has that e-mail address; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keep everybody of a tenant out, at once, until it is resumed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.is-platform: The platform’s own tenant can be neither suspended nor deleted; tenant.deleted: The tenant is deleted; resume it first; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let the people of a suspended or deleted tenant in again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "active" | "suspended" | "deleted";
                        domains: string[];
                        /** @description The `iss` of its tokens, below which its own addresses are */
                        issuer: string;
                        /** @description Whether its callers may operate the other tenants */
                        isPlatform: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.is-platform: The platform’s own tenant can be neither suspended nor deleted; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.purge": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove all that a deleted tenant had but its audit trail, for good */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.unknown: There is no such tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenants.single-tenant: This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more; tenant.is-platform: The platform’s own tenant can be neither suspended nor deleted; tenant.not-deleted: Only a deleted tenant can be purged; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
                status?: "invited" | "active" | "disabled" | "deleted" | "purged";
                globalRole?: "superadmin" | "admin" | "member";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the users of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description Empty until an invitation is accepted */
                            username: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            groups: string[];
                            /** @enum {string} */
                            globalRole: "superadmin" | "admin" | "member";
                            /** @enum {string} */
                            status: "invited" | "active" | "disabled" | "deleted" | "purged";
                            /** @description By which other systems know this person; the id unless given */
                            subject: string;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    /** Format: email */
                    email: string;
                    firstName: string;
                    lastName: string;
                    password: string;
                    /** @default [] */
                    groups?: string[];
                    /** @description The id by which other systems know this person; the user’s id unless given */
                    subject?: string;
                };
            };
        };
        responses: {
            /** @description Add a user to the tenant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Empty until an invitation is accepted */
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        /** @enum {string} */
                        status: "invited" | "active" | "disabled" | "deleted" | "purged";
                        /** @description By which other systems know this person; the id unless given */
                        subject: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0034: The e-mail address is in none of the tenant’s domains; IDE-0020: The password is too weak; user.groups-unknown: Some of the groups do not exist; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.username-taken: Another user of this tenant has that username; user.email-taken: Another user of this tenant has that e-mail address; user.subject-taken: Another user of this tenant has or had that subject; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Empty until an invitation is accepted */
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        /** @enum {string} */
                        status: "invited" | "active" | "disabled" | "deleted" | "purged";
                        /** @description By which other systems know this person; the id unless given */
                        subject: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a user; their sessions end at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.oneself: Nobody disables or deletes themselves; user.last-administrator: This would leave the tenant without an administrator; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: email */
                    email?: string;
                    firstName?: string;
                    lastName?: string;
                    groups?: string[];
                    /** @enum {string} */
                    status?: "active" | "disabled";
                };
            };
        };
        responses: {
            /** @description Change, disable or enable a user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Empty until an invitation is accepted */
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        /** @enum {string} */
                        status: "invited" | "active" | "disabled" | "deleted" | "purged";
                        /** @description By which other systems know this person; the id unless given */
                        subject: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0034: The e-mail address is in none of the tenant’s domains; user.groups-unknown: Some of the groups do not exist; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.email-taken: Another user of this tenant has that e-mail address; user.last-administrator: This would leave the tenant without an administrator; user.not-accepted: The user has not accepted the invitation; revoke it and invite anew; actor.oneself: Nobody disables or deletes themselves; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.purge": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget a deleted user as a person; nothing undoes it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.not-deleted: Only a deleted user can be purged; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.updatePassword": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    oldPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Change one’s own password */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description user.password-wrong: The old password is not right; IDE-0020: The password is too weak; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0013: Only the user themselves may do this; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Set another user’s password */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0020: The password is too weak; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.not-accepted: The user has not accepted the invitation; revoke it and invite anew */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the invitations of the tenant, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            userId: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @enum {string} */
                            globalRole: "superadmin" | "admin" | "member";
                            groups: string[];
                            /**
                             * @description outgrown: whoever sent it may not vouch for its user any more
                             * @enum {string}
                             */
                            status: "pending" | "outgrown" | "accepted" | "expired" | "revoked";
                            invitedBy: string | null;
                            createdAt: string;
                            expiresAt: string;
                            /** @description When a mail with the link was last handed over */
                            sentAt: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    firstName: string;
                    lastName: string;
                    /**
                     * @default member
                     * @enum {string}
                     */
                    globalRole?: "superadmin" | "admin" | "member";
                    /** @default [] */
                    groups?: string[];
                };
            };
        };
        responses: {
            /** @description Invite somebody; the link is shown this once, and mailed when there is a provider */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        userId: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        groups: string[];
                        /**
                         * @description outgrown: whoever sent it may not vouch for its user any more
                         * @enum {string}
                         */
                        status: "pending" | "outgrown" | "accepted" | "expired" | "revoked";
                        invitedBy: string | null;
                        createdAt: string;
                        expiresAt: string;
                        /** @description When a mail with the link was last handed over */
                        sentAt: string | null;
                        /** @description Shown this once */
                        link: string;
                        /**
                         * @description Of the mail with the link; none: the tenant has no provider of e-mail
                         * @enum {string}
                         */
                        delivery: "sent" | "failed" | "none";
                        /** @description Why the mail could not be handed over */
                        deliveryFailure: string | null;
                    };
                };
            };
            /** @description IDE-0034: The e-mail address is in none of the tenant’s domains; user.groups-unknown: Some of the groups do not exist; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.email-taken: Another user of this tenant has that e-mail address; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.lookup": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What somebody with the link is shown before they accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        /** @description Its name */
                        tenant: string;
                        expiresAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.outgrown: Whoever sent it may not vouch for its user, or not any more; ask for a new one; tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.unknown: There is no such invitation, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.used: The invitation was accepted already; invitation.expired: The invitation has expired; ask for a new one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Choose username and password; the user can sign in from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Empty until an invitation is accepted */
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        /** @enum {string} */
                        status: "invited" | "active" | "disabled" | "deleted" | "purged";
                        /** @description By which other systems know this person; the id unless given */
                        subject: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0020: The password is too weak; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.outgrown: Whoever sent it may not vouch for its user, or not any more; ask for a new one; tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.unknown: There is no such invitation, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.username-taken: Another user of this tenant has that username */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.used: The invitation was accepted already; invitation.expired: The invitation has expired; ask for a new one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too-many: Too many requests; slow down */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an invitation, never its link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        userId: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        groups: string[];
                        /**
                         * @description outgrown: whoever sent it may not vouch for its user any more
                         * @enum {string}
                         */
                        status: "pending" | "outgrown" | "accepted" | "expired" | "revoked";
                        invitedBy: string | null;
                        createdAt: string;
                        expiresAt: string;
                        /** @description When a mail with the link was last handed over */
                        sentAt: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.unknown: There is no such invitation, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an invitation; its user is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.unknown: There is no such invitation, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.closed: The invitation was accepted or revoked already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a new link; the old one is worth nothing from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        userId: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        /** @enum {string} */
                        globalRole: "superadmin" | "admin" | "member";
                        groups: string[];
                        /**
                         * @description outgrown: whoever sent it may not vouch for its user any more
                         * @enum {string}
                         */
                        status: "pending" | "outgrown" | "accepted" | "expired" | "revoked";
                        invitedBy: string | null;
                        createdAt: string;
                        expiresAt: string;
                        /** @description When a mail with the link was last handed over */
                        sentAt: string | null;
                        /** @description Shown this once */
                        link: string;
                        /**
                         * @description Of the mail with the link; none: the tenant has no provider of e-mail
                         * @enum {string}
                         */
                        delivery: "sent" | "failed" | "none";
                        /** @description Why the mail could not be handed over */
                        deliveryFailure: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.unknown: There is no such invitation, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.closed: The invitation was accepted or revoked already; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "globalRoles.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a user’s global role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                        /** @enum {string} */
                        role: "superadmin" | "admin" | "member";
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "globalRoles.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "superadmin" | "admin" | "member";
                };
            };
        };
        responses: {
            /** @description Make a user superadmin, admin or member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                        /** @enum {string} */
                        role: "superadmin" | "admin" | "member";
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; global-role.oneself: Nobody raises themselves; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.last-administrator: This would leave the tenant without an administrator; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the groups of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The same as the name */
                            id: string;
                            name: string;
                            title: string;
                            createdAt: string;
                            /** @description The manifest that brought it */
                            managedBy?: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Add a group */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as the name */
                        id: string;
                        name: string;
                        title: string;
                        createdAt: string;
                        /** @description The manifest that brought it */
                        managedBy?: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description group.name-taken: Another group of this tenant has that name; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a group and the users in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as the name */
                        id: string;
                        name: string;
                        title: string;
                        createdAt: string;
                        /** @description The manifest that brought it */
                        managedBy?: string;
                        /** @description Usernames of the members that are users */
                        users: string[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a group that has no members */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1058: The group has members */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                };
            };
        };
        responses: {
            /** @description Give a group another title; its name stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as the name */
                        id: string;
                        name: string;
                        title: string;
                        createdAt: string;
                        /** @description The manifest that brought it */
                        managedBy?: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.members": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the members of a group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @description Whether an administrator put it there */
                            byHand: boolean;
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.addMember": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    actorId: string;
                };
            };
        };
        responses: {
            /** @description Put an actor into a group */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant; actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description group.api-key: An API key holds what its scopes give, and nothing else; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "groups.removeMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                actorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an actor out of a group */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant; group.member-unknown: The group has no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description group.member-synced: The membership follows a claim of a trusted issuer, and ends with it; user.last-administrator: This would leave the tenant without an administrator; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the applications of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            description: string;
                            clientId: string;
                            enabled: boolean;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The product it is for */
                    name: string;
                    /** @description Which integration it is */
                    description: string;
                };
            };
        };
        responses: {
            /** @description Add an application; its secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        clientId: string;
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                        /** @description Shown this once */
                        clientSecret: string;
                    };
                };
            };
            /** @description IDE-0012: An application is named for a product that a manifest declares for machines; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an application, never its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        clientId: string;
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                        /** @description Those that are good now; never the secrets themselves */
                        secrets: {
                            id: string;
                            /** @description The last four characters */
                            hint: string;
                            createdAt: string;
                            expiresAt: string | null;
                        }[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an application; its tokens stop at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Describe an application anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        clientId: string;
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description How long the older secrets stay good; 0 ends them at once
                     * @default 86400
                     */
                    overlapSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Make a new secret; the older ones end after an overlap */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description The last four characters */
                        hint: string;
                        createdAt: string;
                        expiresAt: string | null;
                        clientId: string;
                        /** @description Shown this once */
                        clientSecret: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applicationProviders.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the providers that an application uses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providerId: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        canSignIn: boolean;
                        canSignUp: boolean;
                        canUnlink: boolean;
                        prompted: boolean;
                        alertType: string | null;
                        rule: string | null;
                        isDefault: boolean;
                    }[];
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applicationProviders.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    providerId: string;
                    /** @default false */
                    canSignIn?: boolean;
                    /** @default false */
                    canSignUp?: boolean;
                    /** @default false */
                    canUnlink?: boolean;
                    /** @default false */
                    prompted?: boolean;
                    alertType?: string;
                    rule?: string;
                };
            };
        };
        responses: {
            /** @description Let an application use a provider */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providerId: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        canSignIn: boolean;
                        canSignUp: boolean;
                        canUnlink: boolean;
                        prompted: boolean;
                        alertType: string | null;
                        rule: string | null;
                        isDefault: boolean;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant; IDE-1012: The application has no such provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.linked: The application has that provider already; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applicationProviders.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a provider from an application */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant; IDE-1012: The application has no such provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applicationProviders.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    canSignIn?: boolean;
                    canSignUp?: boolean;
                    canUnlink?: boolean;
                    prompted?: boolean;
                    alertType?: string | null;
                    rule?: string | null;
                };
            };
        };
        responses: {
            /** @description Change what an application uses a provider for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providerId: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        canSignIn: boolean;
                        canSignUp: boolean;
                        canUnlink: boolean;
                        prompted: boolean;
                        alertType: string | null;
                        rule: string | null;
                        isDefault: boolean;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant; IDE-1012: The application has no such provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applicationProviders.setDefault": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a provider the one default of an application */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providerId: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        canSignIn: boolean;
                        canSignUp: boolean;
                        canUnlink: boolean;
                        prompted: boolean;
                        alertType: string | null;
                        rule: string | null;
                        isDefault: boolean;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1001: There is no such application in this tenant; IDE-1012: The application has no such provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                category?: "Email" | "SMS";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the providers of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            category: "Email" | "SMS";
                            /** @enum {string} */
                            type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                            clientId: string | null;
                            hasSecret: boolean;
                            host: string | null;
                            port: number | null;
                            disableSsl: boolean;
                            endpoint: string | null;
                            from: string | null;
                            isDefault: boolean;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    category: "Email" | "SMS";
                    /** @enum {string} */
                    type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                    /** @description User of SMTP, account of Twilio */
                    clientId?: string;
                    /** @description Password, API key, or what a webhook is signed with; never shown again */
                    clientSecret?: string;
                    /** @description Of SMTP */
                    host?: string;
                    /** @description Of SMTP; 587 unless set, and 465 is TLS from the start */
                    port?: number;
                    /**
                     * @description SMTP without TLS
                     * @default false
                     */
                    disableSsl?: boolean;
                    /**
                     * Format: uri
                     * @description Of a webhook, or where the vendor’s API is instead
                     */
                    endpoint?: string;
                    /** @description Whom messages come from */
                    from?: string;
                    /**
                     * @description The one of its category for the tenant’s own
                     * @default false
                     */
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Add a provider of e-mail or SMS; its secret is sealed and never shown */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        clientId: string | null;
                        hasSecret: boolean;
                        host: string | null;
                        port: number | null;
                        disableSsl: boolean;
                        endpoint: string | null;
                        from: string | null;
                        isDefault: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description provider.unfit: A provider of that type needs other settings; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.name-taken: Another provider of this tenant has that name; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a provider, never its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        clientId: string | null;
                        hasSecret: boolean;
                        host: string | null;
                        port: number | null;
                        disableSsl: boolean;
                        endpoint: string | null;
                        from: string | null;
                        isDefault: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.unknown: There is no such provider in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a provider, and the links of applications to it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.unknown: There is no such provider in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    clientId?: string | null;
                    clientSecret?: string | null;
                    host?: string | null;
                    port?: number | null;
                    disableSsl?: boolean;
                    endpoint?: string | null;
                    from?: string | null;
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a provider; moved to another host, it needs its secret anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        category: "Email" | "SMS";
                        /** @enum {string} */
                        type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                        clientId: string | null;
                        hasSecret: boolean;
                        host: string | null;
                        port: number | null;
                        disableSsl: boolean;
                        endpoint: string | null;
                        from: string | null;
                        isDefault: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description provider.unfit: A provider of that type needs other settings; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.unknown: There is no such provider in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.name-taken: Another provider of this tenant has that name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "providers.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An e-mail address, or a number like +4930123456 */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Send a test message, and tell how that went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the provider took the message */
                        isDelivered: boolean;
                        /** @description Why not */
                        failure: string | null;
                    };
                };
            };
            /** @description provider.recipient-unfit: That is nobody whom a provider of this category can write to; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.unknown: There is no such provider in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.secret-missing: The provider has not been given its secret yet; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actors.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                kind?: "user" | "application" | "service" | "agent";
                issuer?: string;
                enabled?: "true" | "false";
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List everybody who may ask: users, applications, services and agents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            issuer: string;
                            subject: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            email: string | null;
                            enabled: boolean;
                            /**
                             * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                             * @enum {string}
                             */
                            status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                            /** @description To the minute */
                            lastSeenAt: string | null;
                            createdAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actors.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an actor, its groups and its roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        subject: string;
                        /** @enum {string} */
                        kind: "user" | "application" | "service" | "agent";
                        displayName: string;
                        email: string | null;
                        enabled: boolean;
                        /**
                         * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                         * @enum {string}
                         */
                        status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                        /** @description To the minute */
                        lastSeenAt: string | null;
                        createdAt: string;
                        groups: string[];
                        /** @description Whether or not their time has come */
                        roles: {
                            /** @description scope/code */
                            role: string;
                            assignmentId: string;
                            /** @description The group it comes through */
                            group: string | null;
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                            workspace: string | null;
                            from: string | null;
                            until: string | null;
                        }[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actors.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget an actor of an outside issuer, with all that it holds; its id stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.local: Users, applications and API keys are deleted as such; actor.oneself: Nobody disables or deletes themselves */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "actors.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
                };
            };
        };
        responses: {
            /** @description Enable or disable an actor, at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        subject: string;
                        /** @enum {string} */
                        kind: "user" | "application" | "service" | "agent";
                        displayName: string;
                        email: string | null;
                        enabled: boolean;
                        /**
                         * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                         * @enum {string}
                         */
                        status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                        /** @description To the minute */
                        lastSeenAt: string | null;
                        createdAt: string;
                        groups: string[];
                        /** @description Whether or not their time has come */
                        roles: {
                            /** @description scope/code */
                            role: string;
                            assignmentId: string;
                            /** @description The group it comes through */
                            group: string | null;
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                            workspace: string | null;
                            from: string | null;
                            until: string | null;
                        }[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description actor.oneself: Nobody disables or deletes themselves; user.last-administrator: This would leave the tenant without an administrator; user.not-accepted: The user has not accepted the invitation; revoke it and invite anew; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
                ownerless?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List one’s own workspaces; all, for who may list them tenant-wide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            description: string;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @default  */
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Make a workspace and own it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a workspace with everything in it; its keys stop at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Change a workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspaces.transfer": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who owns it from now on */
                    actorId: string;
                };
            };
        };
        responses: {
            /** @description Make another actor the owner, and stay as an admin */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.last-owner: This would leave the workspace without an owner; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the members of the workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            actorId: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "member";
                            /**
                             * @description Added by hand, or by a claim that it follows
                             * @enum {string}
                             */
                            source: "manual" | "sync";
                            addedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    actorId?: string;
                    /**
                     * Format: email
                     * @description Of a user of the tenant
                     */
                    email?: string;
                    /**
                     * @default member
                     * @enum {string}
                     */
                    role?: "owner" | "admin" | "member";
                };
            };
        };
        responses: {
            /** @description Add an actor to the workspace */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actorId: string;
                        /** @enum {string} */
                        kind: "user" | "application" | "service" | "agent";
                        displayName: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "member";
                        /**
                         * @description Added by hand, or by a claim that it follows
                         * @enum {string}
                         */
                        source: "manual" | "sync";
                        addedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.owners-only: Only an owner makes, changes or removes owners; access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; actor.unknown: There is no such actor in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.exists: The actor is a member of the workspace already; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                actorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a member out of the workspace, at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.owners-only: Only an owner makes, changes or removes owners; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; member.unknown: The workspace has no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.synced: The membership follows a claim of a trusted issuer, and ends with it; member.last-owner: This would leave the workspace without an owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                actorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "admin" | "member";
                };
            };
        };
        responses: {
            /** @description Change a member’s role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actorId: string;
                        /** @enum {string} */
                        kind: "user" | "application" | "service" | "agent";
                        displayName: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "member";
                        /**
                         * @description Added by hand, or by a claim that it follows
                         * @enum {string}
                         */
                        source: "manual" | "sync";
                        addedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.owners-only: Only an owner makes, changes or removes owners; access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; member.unknown: The workspace has no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.synced: The membership follows a claim of a trusted issuer, and ends with it; member.last-owner: This would leave the workspace without an owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.leave": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leave the workspace */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; member.unknown: The workspace has no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description member.synced: The membership follows a claim of a trusted issuer, and ends with it; member.last-owner: This would leave the workspace without an owner; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resources.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                type: string;
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a registered resource */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        id: string;
                        properties: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; resource.unknown: The workspace has no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resources.put": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
                type: string;
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description What conditions and selectors see of it
                     * @default {}
                     */
                    properties?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Register a resource of the workspace, or replace its properties */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        id: string;
                        properties: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resources.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                type: string;
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a resource out of the register */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; resource.unknown: The workspace has no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resources.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the resources that are registered in the workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            type: string;
                            id: string;
                            properties: {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the API keys of the workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @description Four characters, to tell it from others */
                            hint: string;
                            models: ("all" | "deny") | string[];
                            deployments: ("all" | "deny") | string[];
                            operations: ("all" | "deny") | string[];
                            /**
                             * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                             * @enum {string}
                             */
                            status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                            createdBy: string;
                            createdAt: string;
                            expiresAt: string | null;
                            /** @description To the minute */
                            lastUsedAt: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * Format: date-time
                     * @description Never, when left out
                     */
                    expiresAt?: string;
                    /**
                     * @description all, deny, or the aliases it may use
                     * @default deny
                     */
                    models?: ("all" | "deny") | string[];
                    /**
                     * @description all, deny, or the names it may use
                     * @default deny
                     */
                    deployments?: ("all" | "deny") | string[];
                    /**
                     * @description all, deny, or the operations it may ask for
                     * @default deny
                     */
                    operations?: ("all" | "deny") | string[];
                };
            };
        };
        responses: {
            /** @description Make an API key of the workspace; it is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Four characters, to tell it from others */
                        hint: string;
                        models: ("all" | "deny") | string[];
                        deployments: ("all" | "deny") | string[];
                        operations: ("all" | "deny") | string[];
                        /**
                         * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                         * @enum {string}
                         */
                        status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                        createdBy: string;
                        createdAt: string;
                        expiresAt: string | null;
                        /** @description To the minute */
                        lastUsedAt: string | null;
                        /** @description Shown this once */
                        key: string;
                    };
                };
            };
            /** @description credential.expiry-past: The expiry lies in the past; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an API key, without its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Four characters, to tell it from others */
                        hint: string;
                        models: ("all" | "deny") | string[];
                        deployments: ("all" | "deny") | string[];
                        operations: ("all" | "deny") | string[];
                        /**
                         * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                         * @enum {string}
                         */
                        status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                        createdBy: string;
                        createdAt: string;
                        expiresAt: string | null;
                        /** @description To the minute */
                        lastUsedAt: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; api-key.unknown: The workspace has no such API key, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API key, at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; api-key.unknown: The workspace has no such API key, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    models?: ("all" | "deny") | string[];
                    deployments?: ("all" | "deny") | string[];
                    operations?: ("all" | "deny") | string[];
                };
            };
        };
        responses: {
            /** @description Change the name or the scopes of an API key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Four characters, to tell it from others */
                        hint: string;
                        models: ("all" | "deny") | string[];
                        deployments: ("all" | "deny") | string[];
                        operations: ("all" | "deny") | string[];
                        /**
                         * @description Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now
                         * @enum {string}
                         */
                        status: "active" | "disabled" | "expired" | "untrusted" | "ended-with-maker";
                        createdBy: string;
                        createdAt: string;
                        expiresAt: string | null;
                        /** @description To the minute */
                        lastUsedAt: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description workspace.unknown: There is no such workspace, or the caller is not in it; api-key.unknown: The workspace has no such API key, or no longer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the issuers whose tokens the tenant takes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            issuer: string;
                            jwksUrl: string | null;
                            discoveryUrl: string | null;
                            algorithms: string[];
                            audiences: string[];
                            clockToleranceSeconds: number;
                            acceptIdTokens: boolean;
                            claims: {
                                name?: string;
                                email?: string;
                                kind?: string;
                            };
                            autoAssignRole: string | null;
                            allow: string[] | null;
                            rules: {
                                when: string;
                                globalRole?: string;
                                group?: string;
                                workspace?: string;
                                /** @enum {string} */
                                role?: "admin" | "member";
                            }[];
                            enabled: boolean;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The iss of its tokens, to the letter */
                    issuer: string;
                    /**
                     * @description Where its keys lie; or discoveryUrl
                     * @default null
                     */
                    jwksUrl?: string | null;
                    /**
                     * @description Its metadata, which names its keys
                     * @default null
                     */
                    discoveryUrl?: string | null;
                    /**
                     * @default [
                     *       "RS256",
                     *       "ES256",
                     *       "EdDSA"
                     *     ]
                     */
                    algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                    /** @description A token must name one of these */
                    audiences: string[];
                    /** @default 30 */
                    clockToleranceSeconds?: number;
                    /**
                     * @description Whether ID tokens are taken for access tokens
                     * @default false
                     */
                    acceptIdTokens?: boolean;
                    /**
                     * @description Which claims tell name, email and kind
                     * @default {}
                     */
                    claims?: {
                        name?: string;
                        email?: string;
                        kind?: string;
                    };
                    /** @description What each new actor of it gets, once */
                    autoAssignRole?: string | null;
                    /**
                     * @description Normalised claims of which a token must bring one; null admits all
                     * @default null
                     */
                    allow?: string[] | null;
                    /** @description What claims give, as long as they are there */
                    rules?: ({
                        when: string;
                        globalRole: string;
                    } | {
                        when: string;
                        group: string;
                    } | {
                        when: string;
                        workspace: string;
                        /** @enum {string} */
                        role: "admin" | "member";
                    })[];
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Trust an outside issuer of tokens */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        jwksUrl: string | null;
                        discoveryUrl: string | null;
                        algorithms: string[];
                        audiences: string[];
                        clockToleranceSeconds: number;
                        acceptIdTokens: boolean;
                        claims: {
                            name?: string;
                            email?: string;
                            kind?: string;
                        };
                        autoAssignRole: string | null;
                        allow: string[] | null;
                        rules: {
                            when: string;
                            globalRole?: string;
                            group?: string;
                            workspace?: string;
                            /** @enum {string} */
                            role?: "admin" | "member";
                        }[];
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description issuer.own: Tokens of this very server need no trust; issuer.address: Keys come from exactly one address: https, and public; issuer.grant-unknown: Something that the issuer would give is not there, or is of another level; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description issuer.taken: The tenant trusts this issuer already; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a trusted issuer and what its claims give */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        jwksUrl: string | null;
                        discoveryUrl: string | null;
                        algorithms: string[];
                        audiences: string[];
                        clockToleranceSeconds: number;
                        acceptIdTokens: boolean;
                        claims: {
                            name?: string;
                            email?: string;
                            kind?: string;
                        };
                        autoAssignRole: string | null;
                        allow: string[] | null;
                        rules: {
                            when: string;
                            globalRole?: string;
                            group?: string;
                            workspace?: string;
                            /** @enum {string} */
                            role?: "admin" | "member";
                        }[];
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description issuer.unknown: There is no such trusted issuer in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trust an issuer no more; its actors stay and cannot sign in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description issuer.unknown: There is no such trusted issuer in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    jwksUrl?: string | null;
                    discoveryUrl?: string | null;
                    algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                    audiences?: string[];
                    clockToleranceSeconds?: number;
                    acceptIdTokens?: boolean;
                    claims?: {
                        name?: string;
                        email?: string;
                        kind?: string;
                    };
                    autoAssignRole?: string | null;
                    allow?: string[] | null;
                    rules?: ({
                        when: string;
                        globalRole: string;
                    } | {
                        when: string;
                        group: string;
                    } | {
                        when: string;
                        workspace: string;
                        /** @enum {string} */
                        role: "admin" | "member";
                    })[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a trusted issuer, or shut its tokens out at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        issuer: string;
                        jwksUrl: string | null;
                        discoveryUrl: string | null;
                        algorithms: string[];
                        audiences: string[];
                        clockToleranceSeconds: number;
                        acceptIdTokens: boolean;
                        claims: {
                            name?: string;
                            email?: string;
                            kind?: string;
                        };
                        autoAssignRole: string | null;
                        allow: string[] | null;
                        rules: {
                            when: string;
                            globalRole?: string;
                            group?: string;
                            workspace?: string;
                            /** @enum {string} */
                            role?: "admin" | "member";
                        }[];
                        enabled: boolean;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description issuer.address: Keys come from exactly one address: https, and public; issuer.grant-unknown: Something that the issuer would give is not there, or is of another level; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description issuer.unknown: There is no such trusted issuer in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issuers.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Fetch the keys of a trusted issuer now and say what was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether a token of it could be verified now */
                        ok: boolean;
                        problem: string | null;
                        jwksUrl: string | null;
                        keys: {
                            kid: string | null;
                            kty: string;
                            alg: string | null;
                            use: string | null;
                        }[];
                        /** @description Roles, groups and workspaces that it would give and that are gone */
                        missing: string[];
                        warnings: string[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description issuer.unknown: There is no such trusted issuer in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                scope?: string;
                code?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the policies of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            scope: string;
                            code: string;
                            description: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            applications: string[];
                            selectors: {
                                [key: string]: unknown;
                            }[];
                            for: {
                                [key: string]: unknown;
                            }[];
                            if: {
                                [key: string]: unknown;
                            }[];
                            when: {
                                activate: string | null;
                                deactivate: string | null;
                            };
                            condition: string | null;
                            annotations: {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                            updatedAt: string;
                            revision: number;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    description?: string;
                    /** @enum {string} */
                    effect: "allow" | "deny";
                    /**
                     * @description The products it is for; none is all
                     * @default []
                     */
                    applications?: string[];
                    /** @description Any one has to match */
                    selectors: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Every one has to hold
                     * @default []
                     */
                    for?: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Every one has to hold
                     * @default []
                     */
                    if?: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Half-open; an end that is null is open
                     * @default null
                     */
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    /**
                     * @description A CEL expression
                     * @default null
                     */
                    condition?: string | null;
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                    /** @default default */
                    scope?: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Add a policy, which allows or denies once something holds it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                        /** @description What was written but cannot have an effect */
                        warnings: string[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.code-taken: Another policy of this tenant has that scope and code; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    description?: string;
                    /** @enum {string} */
                    effect: "allow" | "deny";
                    /**
                     * @description The products it is for; none is all
                     * @default []
                     */
                    applications?: string[];
                    /** @description Any one has to match */
                    selectors: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Every one has to hold
                     * @default []
                     */
                    for?: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Every one has to hold
                     * @default []
                     */
                    if?: {
                        [key: string]: unknown;
                    }[];
                    /**
                     * @description Half-open; an end that is null is open
                     * @default null
                     */
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    /**
                     * @description A CEL expression
                     * @default null
                     */
                    condition?: string | null;
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Make this all that a policy says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                        /** @description What was written but cannot have an effect */
                        warnings: string[];
                    };
                };
            };
            /** @description guardrail.allows: A guardrail denies; this policy allows; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description guardrail.locks-out: It would deny everybody to take it away again; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a policy that nothing holds */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.attached: The policy is attached; detach it first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    description?: string;
                    /** @enum {string} */
                    effect?: "allow" | "deny";
                    applications?: string[];
                    /** @description Any one has to match */
                    selectors?: {
                        [key: string]: unknown;
                    }[];
                    for?: {
                        [key: string]: unknown;
                    }[];
                    if?: {
                        [key: string]: unknown;
                    }[];
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    condition?: string | null;
                    /** @description Kept and shown, never decided over */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Change fields of a policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                        /** @description What was written but cannot have an effect */
                        warnings: string[];
                    };
                };
            };
            /** @description guardrail.allows: A guardrail denies; this policy allows; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description guardrail.locks-out: It would deny everybody to take it away again; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.attachments": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what holds a policy, by itself or through collections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            kind: "role" | "collection" | "user-role" | "guardrail";
                            /** @description Of the role, collection or user; of the policy itself for a guardrail */
                            id: string;
                            /** @description scope/code; for a user-role _users/ and the user’s id */
                            reference: string;
                            /** @description The collection by which it is held; null where it is attached itself */
                            through: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.revisions": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the revisions of a policy, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            revision: number;
                            /** @description Who wrote it; null for the server itself */
                            actorId: string | null;
                            at: string;
                            description: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.revision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what a policy said at a revision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        /** @description Who wrote it; null for the server itself */
                        actorId: string | null;
                        at: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant; policy.revision-unknown: The policy never had that revision */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policies.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a policy say again what it said at a revision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        for: {
                            [key: string]: unknown;
                        }[];
                        if: {
                            [key: string]: unknown;
                        }[];
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        };
                        condition: string | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                        /** @description What was written but cannot have an effect */
                        warnings: string[];
                    };
                };
            };
            /** @description guardrail.allows: A guardrail denies; this policy allows; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant; policy.revision-unknown: The policy never had that revision */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description guardrail.locks-out: It would deny everybody to take it away again; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                scope?: string;
                code?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the policy collections of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            scope: string;
                            code: string;
                            description: string;
                            policies: string[];
                            collections: string[];
                            annotations: {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                            updatedAt: string;
                            revision: number;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    description?: string;
                    /** @default [] */
                    policies?: string[];
                    /**
                     * @description Collections inside it, at any depth
                     * @default []
                     */
                    collections?: string[];
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                    /** @default default */
                    scope?: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Add a collection of policies, and of other collections */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        policies: string[];
                        collections: string[];
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.code-taken: Another policy collection of this tenant has that scope and code; policy-collection.cycle: The policy collection would hold itself; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a policy collection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        policies: string[];
                        collections: string[];
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    description?: string;
                    /** @default [] */
                    policies?: string[];
                    /**
                     * @description Collections inside it, at any depth
                     * @default []
                     */
                    collections?: string[];
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Make this all that a policy collection is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        policies: string[];
                        collections: string[];
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.unknown: There is no such policy collection in this tenant; policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; policy-collection.cycle: The policy collection would hold itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a policy collection that nothing holds */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.attached: The policy collection is attached; detach it first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /**
                     * @description Collections inside it, at any depth
                     * @default []
                     */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Put policies and collections into a policy collection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        policies: string[];
                        collections: string[];
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.unknown: There is no such policy collection in this tenant; policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; policy-collection.cycle: The policy collection would hold itself; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyCollections.take": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /**
                     * @description Collections inside it, at any depth
                     * @default []
                     */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Take policies and collections out of a policy collection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        description: string;
                        policies: string[];
                        collections: string[];
                        annotations: {
                            [key: string]: unknown;
                        };
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-collection.unknown: There is no such policy collection in this tenant; policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                scope?: string;
                code?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the policy templates of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            scope: string;
                            code: string;
                            title: string;
                            description: string;
                            selectors: {
                                application: string;
                                tag: string;
                                selector: {
                                    [key: string]: unknown;
                                };
                                name?: string;
                                description?: string;
                            }[];
                            /** @description Those of its selectors */
                            applications: string[];
                            /** @description Those of its selectors */
                            tags: string[];
                            createdAt: string;
                            updatedAt: string;
                            revision: number;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** @default  */
                    description?: string;
                    /** @description What policies made of it may select, by application and tag */
                    selectors: {
                        application: string;
                        tag: string;
                        /** @description A selector of any kind, as policies have them */
                        selector: {
                            [key: string]: unknown;
                        };
                        name?: string;
                        description?: string;
                    }[];
                    /** @default default */
                    scope?: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Add a template, of whose selectors policies can be made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        selectors: {
                            application: string;
                            tag: string;
                            selector: {
                                [key: string]: unknown;
                            };
                            name?: string;
                            description?: string;
                        }[];
                        /** @description Those of its selectors */
                        applications: string[];
                        /** @description Those of its selectors */
                        tags: string[];
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-template.code-taken: Another policy template of this tenant has that scope and code; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    templates: {
                        /** @default default */
                        scope?: string;
                        code: string;
                        /** @description Only selectors with one of these tags */
                        tags?: string[];
                    }[];
                    /**
                     * @description Further ones
                     * @default []
                     */
                    selectors?: {
                        [key: string]: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description Compute what a policy of templates would select, and store nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: string[];
                        selectors: {
                            [key: string]: unknown;
                        }[];
                        templateMetadata: {
                            templateSelection: {
                                scope: string;
                                code: string;
                                tags?: string[];
                            }[];
                            buildAsAt: string;
                        };
                    };
                };
            };
            /** @description policy-template.tag-unknown: The policy template has no selector with that tag; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-template.unknown: There is no such policy template in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a policy template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        selectors: {
                            application: string;
                            tag: string;
                            selector: {
                                [key: string]: unknown;
                            };
                            name?: string;
                            description?: string;
                        }[];
                        /** @description Those of its selectors */
                        applications: string[];
                        /** @description Those of its selectors */
                        tags: string[];
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-template.unknown: There is no such policy template in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** @default  */
                    description?: string;
                    /** @description What policies made of it may select, by application and tag */
                    selectors: {
                        application: string;
                        tag: string;
                        /** @description A selector of any kind, as policies have them */
                        selector: {
                            [key: string]: unknown;
                        };
                        name?: string;
                        description?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Make this all that a policy template is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        selectors: {
                            application: string;
                            tag: string;
                            selector: {
                                [key: string]: unknown;
                            };
                            name?: string;
                            description?: string;
                        }[];
                        /** @description Those of its selectors */
                        applications: string[];
                        /** @description Those of its selectors */
                        tags: string[];
                        createdAt: string;
                        updatedAt: string;
                        revision: number;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-template.unknown: There is no such policy template in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyTemplates.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a policy template; policies made of it stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy-template.unknown: There is no such policy template in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
                level?: "tenant" | "workspace";
                scope?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the roles of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            scope: string;
                            code: string;
                            title: string;
                            description: string;
                            /** @enum {string} */
                            level: "tenant" | "workspace";
                            precedence: number;
                            permissions: string[];
                            policies: string[];
                            collections: string[];
                            supervises: string[];
                            ceiling: string[] | null;
                            when: {
                                activate: string | null;
                                deactivate: string | null;
                            } | null;
                            annotations: {
                                [key: string]: unknown;
                            };
                            /** @description The manifest that brought it; then only its place changes */
                            managedBy: string | null;
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default default */
                    scope?: string;
                    code: string;
                    title?: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @default tenant
                     * @enum {string}
                     */
                    level?: "tenant" | "workspace";
                    /**
                     * @description 1 is the strongest
                     * @default 100
                     */
                    precedence?: number;
                    /** @default [] */
                    permissions?: string[];
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                    /**
                     * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                     * @default []
                     */
                    supervises?: string[];
                    /** @description The most that workspace roles may give its holder; null is everything */
                    ceiling?: ("*" | string)[] | null;
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Add a role of the tenant’s own */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description role.supervision-misplaced: A tenant-level role supervises others of that level that have no end; role.annotation-reserved: The annotation apis tells which lists have the role, and is theirs to change; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.code-taken: Another role of this tenant has that code; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    title?: string;
                    /** @default  */
                    description?: string;
                    /** @description 1 is the strongest */
                    precedence?: number;
                    /** @default [] */
                    permissions?: string[];
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                    /**
                     * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                     * @default []
                     */
                    supervises?: string[];
                    /**
                     * @description The most that workspace roles may give its holder; null is everything
                     * @default null
                     */
                    ceiling?: ("*" | string)[] | null;
                    /** @default null */
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    /**
                     * @description Kept and shown, never decided over
                     * @default {}
                     */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Replace all that a role says; what is left out is emptied */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description role.annotation-reserved: The annotation apis tells which lists have the role, and is theirs to change; role.ceiling-misplaced: Only a tenant-level role has a ceiling; role.supervision-misplaced: A tenant-level role supervises others of that level that have no end; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.managed: A manifest manages the role; change it there; access.locked-out: Nobody could take this back any more; role.in-use: Another role supervises the role; let go of it there first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a role that nobody holds or supervises */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.managed: A manifest manages the role; change it there; role.assigned: The role is assigned; role.in-use: Another role supervises the role; let go of it there first; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    title?: string;
                    description?: string;
                    /** @description 1 is the strongest */
                    precedence?: number;
                    permissions?: string[];
                    policies?: string[];
                    collections?: string[];
                    /** @description Roles whose own permissions, policies and collections it gives too, at its own precedence */
                    supervises?: string[];
                    /** @description The most that workspace roles may give its holder; null is everything */
                    ceiling?: ("*" | string)[] | null;
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
                    /** @description Kept and shown, never decided over */
                    annotations?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Change a role that no manifest manages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description role.annotation-reserved: The annotation apis tells which lists have the role, and is theirs to change; role.ceiling-misplaced: Only a tenant-level role has a ceiling; role.supervision-misplaced: A tenant-level role supervises others of that level that have no end; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.managed: A manifest manages the role; change it there; access.locked-out: Nobody could take this back any more; role.in-use: Another role supervises the role; let go of it there first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.attach": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Attach policies and collections to a role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.managed: A manifest manages the role; change it there; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.detach": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Detach policies and collections from a role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.managed: A manifest manages the role; change it there; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.move": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The role that it is to stand directly above */
                    before?: string;
                    /** @description The role that it is to stand directly below */
                    after?: string;
                };
            };
        };
        responses: {
            /** @description Place a role directly before (stronger than) or after another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        scope: string;
                        code: string;
                        title: string;
                        description: string;
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        policies: string[];
                        collections: string[];
                        supervises: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        annotations: {
                            [key: string]: unknown;
                        };
                        /** @description The manifest that brought it; then only its place changes */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description role.beside-itself: A role is moved before or after another one; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the user-roles of the tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Explanations name it as _users/ and this id */
                            userId: string;
                            /** @description `local`, or the iss of the tokens that the user signs in with */
                            issuer: string;
                            subject: string;
                            displayName: string;
                            policies: string[];
                            collections: string[];
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                    userId: string;
                };
            };
        };
        responses: {
            /** @description Make the user-role of a user who has not signed in yet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Explanations name it as _users/ and this id */
                        userId: string;
                        /** @description `local`, or the iss of the tokens that the user signs in with */
                        issuer: string;
                        subject: string;
                        displayName: string;
                        policies: string[];
                        collections: string[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1003: There is no such user in this tenant; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.taken: The user has a user-role already; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what a user-role holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Explanations name it as _users/ and this id */
                        userId: string;
                        /** @description `local`, or the iss of the tokens that the user signs in with */
                        issuer: string;
                        subject: string;
                        displayName: string;
                        policies: string[];
                        collections: string[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.unknown: The user has no user-role, or there is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Replace all that a user-role holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Explanations name it as _users/ and this id */
                        userId: string;
                        /** @description `local`, or the iss of the tokens that the user signs in with */
                        issuer: string;
                        subject: string;
                        displayName: string;
                        policies: string[];
                        collections: string[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.unknown: The user has no user-role, or there is no such user; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty a user-role and remove it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.unknown: The user has no user-role, or there is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.attach": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Attach policies and collections to a user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Explanations name it as _users/ and this id */
                        userId: string;
                        /** @description `local`, or the iss of the tokens that the user signs in with */
                        issuer: string;
                        subject: string;
                        displayName: string;
                        policies: string[];
                        collections: string[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.unknown: The user has no user-role, or there is no such user; policy.unknown: There is no such policy in this tenant; policy-collection.unknown: There is no such policy collection in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "userRoles.detach": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default [] */
                    policies?: string[];
                    /** @default [] */
                    collections?: string[];
                };
            };
        };
        responses: {
            /** @description Detach policies and collections from a user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Explanations name it as _users/ and this id */
                        userId: string;
                        /** @description `local`, or the iss of the tokens that the user signs in with */
                        issuer: string;
                        subject: string;
                        displayName: string;
                        policies: string[];
                        collections: string[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user-role.unknown: The user has no user-role, or there is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "guardrails.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the policies that hold for the whole tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            policyId: string;
                            /** @description scope/code */
                            policy: string;
                            /** @description That of the policy */
                            description: string;
                            reason: string | null;
                            createdAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "guardrails.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Have a deny policy hold for the whole tenant; nothing overrides it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyId: string;
                        /** @description scope/code */
                        policy: string;
                        /** @description That of the policy */
                        description: string;
                        reason: string | null;
                        createdAt: string;
                    };
                };
            };
            /** @description guardrail.allows: A guardrail denies; this policy allows; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description policy.unknown: There is no such policy in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description guardrail.locks-out: It would deny everybody to take it away again; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "guardrails.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a guardrail away; the policy stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description guardrail.unknown: The policy is no guardrail of this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assignments.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                actorId?: string;
                group?: string;
                role?: string;
                workspace?: string;
                activeAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who holds which role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            actorId: string | null;
                            group: string | null;
                            /** @description scope/code */
                            role: string;
                            roleId: string;
                            workspace: string | null;
                            from: string | null;
                            until: string | null;
                            reason: string | null;
                            /**
                             * @description Assigned by hand, or what it follows from
                             * @enum {string}
                             */
                            source: "manual" | "global-role" | "membership" | "claim";
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                            createdAt: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assignments.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    actorId?: string;
                    group?: string;
                    role: string;
                    /** @description Where a workspace-level role is held; a tenant-level one is held in none */
                    workspace?: string | null;
                    /** Format: date-time */
                    from?: string;
                    /** Format: date-time */
                    until?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Give a role to an actor or a group */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        actorId: string | null;
                        group: string | null;
                        /** @description scope/code */
                        role: string;
                        roleId: string;
                        workspace: string | null;
                        from: string | null;
                        until: string | null;
                        reason: string | null;
                        /**
                         * @description Assigned by hand, or what it follows from
                         * @enum {string}
                         */
                        source: "manual" | "global-role" | "membership" | "claim";
                        /** @description The trusted issuer whose claim it follows */
                        syncedBy: string | null;
                        createdAt: string;
                    };
                };
            };
            /** @description assignment.level: A tenant-level role is assigned tenant-wide, a workspace-level one in a workspace; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; actor.unknown: There is no such actor in this tenant; IDE-1006: There is no such group in this tenant; workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.exists: The same role is assigned to the same holder for the same time already; assignment.api-key: An API key holds what its scopes give, and nothing else; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assignments.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an assignment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        actorId: string | null;
                        group: string | null;
                        /** @description scope/code */
                        role: string;
                        roleId: string;
                        workspace: string | null;
                        from: string | null;
                        until: string | null;
                        reason: string | null;
                        /**
                         * @description Assigned by hand, or what it follows from
                         * @enum {string}
                         */
                        source: "manual" | "global-role" | "membership" | "claim";
                        /** @description The trusted issuer whose claim it follows */
                        syncedBy: string | null;
                        createdAt: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.unknown: There is no such assignment in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assignments.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a role away again, at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.unknown: There is no such assignment in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.derived: The assignment follows from a global role or a membership, and changes with that; assignment.synced: The assignment follows a claim of a trusted issuer, and ends with it; access.locked-out: Nobody could take this back any more; user.last-administrator: This would leave the tenant without an administrator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assignments.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    from?: string | null;
                    until?: string | null;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Change since when, until when or why a role is held */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        actorId: string | null;
                        group: string | null;
                        /** @description scope/code */
                        role: string;
                        roleId: string;
                        workspace: string | null;
                        from: string | null;
                        until: string | null;
                        reason: string | null;
                        /**
                         * @description Assigned by hand, or what it follows from
                         * @enum {string}
                         */
                        source: "manual" | "global-role" | "membership" | "claim";
                        /** @description The trusted issuer whose claim it follows */
                        syncedBy: string | null;
                        createdAt: string;
                    };
                };
            };
            /** @description assignment.window: An assignment ends after it begins; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.unknown: There is no such assignment in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.exists: The same role is assigned to the same holder for the same time already; assignment.derived: The assignment follows from a global role or a membership, and changes with that; assignment.synced: The assignment follows a claim of a trusted issuer, and ends with it; access.locked-out: Nobody could take this back any more; user.last-administrator: This would leave the tenant without an administrator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                status?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the campaigns that name one; all, for who may list them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            description: string;
                            subject: {
                                group?: string;
                                role?: string;
                                workspace?: string;
                            };
                            reviewers: string[];
                            dueAt: string;
                            /** @enum {string} */
                            onOverdue: "keep" | "revoke";
                            /** @enum {string} */
                            status: "open" | "closed";
                            counts: {
                                total: number;
                                /** @description In a closed one: left undecided, the access stays */
                                pending: number;
                                kept: number;
                                revoked: number;
                                /** @description The access ended by itself before anybody decided */
                                gone: number;
                                /** @description Not decided in time; in a closed one onOverdue did */
                                overdue: number;
                            };
                            createdBy: string;
                            /** @description Whoever began it or changed it last, by whose authority reviewers revoke */
                            answeredBy: string;
                            createdAt: string;
                            updatedAt: string;
                            closedBy: string | null;
                            closedAt: string | null;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @default  */
                    description?: string;
                    /** @description Whose grants are reviewed: {"group": …}, {"role": …} or {"workspace": …} */
                    subject: {
                        /** @description Its members */
                        group?: string;
                        /** @description Every assignment of it; scope/code or a UUID */
                        role?: string;
                        /** @description Its members, and every other role that is held in it */
                        workspace?: string;
                    };
                    /** @description Actors, each of whom decides any item but those of their own access */
                    reviewers: string[];
                    /** Format: date-time */
                    dueAt: string;
                    /**
                     * @description What closing does to what nobody decided in time
                     * @default keep
                     * @enum {string}
                     */
                    onOverdue?: "keep" | "revoke";
                };
            };
        };
        responses: {
            /** @description Begin a campaign over the grants of a group, role or workspace as they are now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        subject: {
                            group?: string;
                            role?: string;
                            workspace?: string;
                        };
                        reviewers: string[];
                        dueAt: string;
                        /** @enum {string} */
                        onOverdue: "keep" | "revoke";
                        /** @enum {string} */
                        status: "open" | "closed";
                        counts: {
                            total: number;
                            /** @description In a closed one: left undecided, the access stays */
                            pending: number;
                            kept: number;
                            revoked: number;
                            /** @description The access ended by itself before anybody decided */
                            gone: number;
                            /** @description Not decided in time; in a closed one onOverdue did */
                            overdue: number;
                        };
                        createdBy: string;
                        /** @description Whoever began it or changed it last, by whose authority reviewers revoke */
                        answeredBy: string;
                        createdAt: string;
                        updatedAt: string;
                        closedBy: string | null;
                        closedAt: string | null;
                    };
                };
            };
            /** @description access-review.reviewer-unfit: Each reviewer is a person of the tenant who can sign in and may decide; access-review.due-past: The day on which it is due lies in the past; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; member.owners-only: Only an owner makes, changes or removes owners; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-1006: There is no such group in this tenant; role.unknown: There is no such role in this tenant; workspace.unknown: There is no such workspace, or the caller is not in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.mine": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the items that wait for one’s own decision, of all campaigns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            reviewId: string;
                            reviewName: string;
                            dueAt: string;
                            /** @enum {string} */
                            kind: "group-member" | "assignment" | "workspace-member";
                            actorId: string | null;
                            actorName: string | null;
                            /** @description The group itself, or the one that holds the role */
                            group: string | null;
                            /** @description scope/code, or the role in the workspace */
                            role: string | null;
                            /** @description In the workspace; once decided, as it was then */
                            roleNow: string | null;
                            workspace: string | null;
                            /**
                             * @description Given by hand, or what it follows from
                             * @enum {string}
                             */
                            source: "manual" | "global-role" | "membership" | "claim";
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                            since: string;
                            until: string | null;
                            /** @description Whether the access is there now */
                            stands: boolean;
                            /** @enum {string} */
                            decision: "pending" | "keep" | "revoke" | "gone";
                            reason: string | null;
                            /** @description Null when onOverdue decided */
                            decidedBy: string | null;
                            decidedByName: string | null;
                            decidedAt: string | null;
                            /** @description Nobody decided it in time */
                            overdue: boolean;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a campaign and how far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        subject: {
                            group?: string;
                            role?: string;
                            workspace?: string;
                        };
                        reviewers: string[];
                        dueAt: string;
                        /** @enum {string} */
                        onOverdue: "keep" | "revoke";
                        /** @enum {string} */
                        status: "open" | "closed";
                        counts: {
                            total: number;
                            /** @description In a closed one: left undecided, the access stays */
                            pending: number;
                            kept: number;
                            revoked: number;
                            /** @description The access ended by itself before anybody decided */
                            gone: number;
                            /** @description Not decided in time; in a closed one onOverdue did */
                            overdue: number;
                        };
                        createdBy: string;
                        /** @description Whoever began it or changed it last, by whose authority reviewers revoke */
                        answeredBy: string;
                        createdAt: string;
                        updatedAt: string;
                        closedBy: string | null;
                        closedAt: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change builds on; refused with 412 when it is no longer the last */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    /** @description Actors, each of whom decides any item but those of their own access */
                    reviewers?: string[];
                    /** Format: date-time */
                    dueAt?: string;
                    /** @enum {string} */
                    onOverdue?: "keep" | "revoke";
                };
            };
        };
        responses: {
            /** @description Change the name, reviewers, due day or onOverdue of an open campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        subject: {
                            group?: string;
                            role?: string;
                            workspace?: string;
                        };
                        reviewers: string[];
                        dueAt: string;
                        /** @enum {string} */
                        onOverdue: "keep" | "revoke";
                        /** @enum {string} */
                        status: "open" | "closed";
                        counts: {
                            total: number;
                            /** @description In a closed one: left undecided, the access stays */
                            pending: number;
                            kept: number;
                            revoked: number;
                            /** @description The access ended by itself before anybody decided */
                            gone: number;
                            /** @description Not decided in time; in a closed one onOverdue did */
                            overdue: number;
                        };
                        createdBy: string;
                        /** @description Whoever began it or changed it last, by whose authority reviewers revoke */
                        answeredBy: string;
                        createdAt: string;
                        updatedAt: string;
                        closedBy: string | null;
                        closedAt: string | null;
                    };
                };
            };
            /** @description access-review.reviewer-unfit: Each reviewer is a person of the tenant who can sign in and may decide; access-review.due-past: The day on which it is due lies in the past; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; member.owners-only: Only an owner makes, changes or removes owners; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.closed: The access review is closed; what was decided stays */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.precondition-failed: It was changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.items": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                decision?: "pending" | "keep" | "revoke" | "gone";
                overdue?: "true" | "false";
                reviewer?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the grants under review, and what was decided of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            reviewId: string;
                            reviewName: string;
                            dueAt: string;
                            /** @enum {string} */
                            kind: "group-member" | "assignment" | "workspace-member";
                            actorId: string | null;
                            actorName: string | null;
                            /** @description The group itself, or the one that holds the role */
                            group: string | null;
                            /** @description scope/code, or the role in the workspace */
                            role: string | null;
                            /** @description In the workspace; once decided, as it was then */
                            roleNow: string | null;
                            workspace: string | null;
                            /**
                             * @description Given by hand, or what it follows from
                             * @enum {string}
                             */
                            source: "manual" | "global-role" | "membership" | "claim";
                            /** @description The trusted issuer whose claim it follows */
                            syncedBy: string | null;
                            since: string;
                            until: string | null;
                            /** @description Whether the access is there now */
                            stands: boolean;
                            /** @enum {string} */
                            decision: "pending" | "keep" | "revoke" | "gone";
                            reason: string | null;
                            /** @description Null when onOverdue decided */
                            decidedBy: string | null;
                            decidedByName: string | null;
                            decidedAt: string | null;
                            /** @description Nobody decided it in time */
                            overdue: boolean;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.decide": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "keep" | "revoke";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Keep a grant, or revoke it at once, with a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        reviewId: string;
                        reviewName: string;
                        dueAt: string;
                        /** @enum {string} */
                        kind: "group-member" | "assignment" | "workspace-member";
                        actorId: string | null;
                        actorName: string | null;
                        /** @description The group itself, or the one that holds the role */
                        group: string | null;
                        /** @description scope/code, or the role in the workspace */
                        role: string | null;
                        /** @description In the workspace; once decided, as it was then */
                        roleNow: string | null;
                        workspace: string | null;
                        /**
                         * @description Given by hand, or what it follows from
                         * @enum {string}
                         */
                        source: "manual" | "global-role" | "membership" | "claim";
                        /** @description The trusted issuer whose claim it follows */
                        syncedBy: string | null;
                        since: string;
                        until: string | null;
                        /** @description Whether the access is there now */
                        stands: boolean;
                        /** @enum {string} */
                        decision: "pending" | "keep" | "revoke" | "gone";
                        reason: string | null;
                        /** @description Null when onOverdue decided */
                        decidedBy: string | null;
                        decidedByName: string | null;
                        decidedAt: string | null;
                        /** @description Nobody decided it in time */
                        overdue: boolean;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.own-access: Nobody reviews their own access; access-review.reviewers-only: Only a reviewer whom the access review names decides in it; access-review.unanswered: Whoever answers for the access review may not take that away any more; access.beyond-own: Nobody grants what they do not hold; member.owners-only: Only an owner makes, changes or removes owners; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it; access-review.item-unknown: The access review has no such item */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.closed: The access review is closed; what was decided stays; access-review.item-final: The access was taken away or is gone; deciding again does not bring it back; user.last-administrator: This would leave the tenant without an administrator; member.last-owner: This would leave the workspace without an owner; assignment.derived: The assignment follows from a global role or a membership, and changes with that; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Also with items that nobody decided
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Close a campaign in which all is decided; by force, what is overdue follows onOverdue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        subject: {
                            group?: string;
                            role?: string;
                            workspace?: string;
                        };
                        reviewers: string[];
                        dueAt: string;
                        /** @enum {string} */
                        onOverdue: "keep" | "revoke";
                        /** @enum {string} */
                        status: "open" | "closed";
                        counts: {
                            total: number;
                            /** @description In a closed one: left undecided, the access stays */
                            pending: number;
                            kept: number;
                            revoked: number;
                            /** @description The access ended by itself before anybody decided */
                            gone: number;
                            /** @description Not decided in time; in a closed one onOverdue did */
                            overdue: number;
                        };
                        createdBy: string;
                        /** @description Whoever began it or changed it last, by whose authority reviewers revoke */
                        answeredBy: string;
                        createdAt: string;
                        updatedAt: string;
                        closedBy: string | null;
                        closedAt: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; member.owners-only: Only an owner makes, changes or removes owners; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.closed: The access review is closed; what was decided stays; access-review.undecided: Items of the access review are not decided yet; user.last-administrator: This would leave the tenant without an administrator; member.last-owner: This would leave the workspace without an owner; assignment.derived: The assignment follows from a global role or a membership, and changes with that; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accessReviews.evidence": {
        parameters: {
            query?: {
                format?: "ndjson" | "csv";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export a campaign with every decision, and where the audit chain was when it closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access-review.unknown: There is no such access review, or the caller is not named in it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "permissions.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the permissions that the tenant’s manifests declare */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description product/resource:action */
                            key: string;
                            implies: string[];
                            /** @description The manifest that declares it */
                            declaredBy: string;
                        }[];
                        page: number;
                        limit: number;
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "declarations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show when a manifest was applied */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        title: string;
                        hash: string;
                        appliedAt: string;
                        changed?: boolean;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description declaration.unknown: No manifest of that name has been applied */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "declarations.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Apply a product’s manifest; the same one again changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        title: string;
                        hash: string;
                        appliedAt: string;
                        changed?: boolean;
                        /** @description Resources and actions that other products have too, so that a question must name its */
                        warnings: string[];
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.beyond-own: Nobody grants what they do not hold; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description declaration.taken: Another manifest, or an operator, has declared some of these names; access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description declaration.invalid: The manifest is not valid; nothing of it was applied; declaration.slug-mismatch: The manifest names another slug than the path */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "declarations.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the manifests that were applied */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slug: string;
                            title: string;
                            hash: string;
                            appliedAt: string;
                            changed?: boolean;
                        }[];
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole tenant, secrets and records excluded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        format: 1;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    configuration: {
                        /** @constant */
                        format: 1;
                        manifests?: ({
                            slug: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        policies?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            /**
                             * @description The products it is for; none is all
                             * @default []
                             */
                            applications?: string[];
                            /** @description Any one has to match */
                            selectors: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            for?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            if?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Half-open; an end that is null is open
                             * @default null
                             */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description A CEL expression
                             * @default null
                             */
                            condition?: string | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        collections?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            policies?: string[];
                            /**
                             * @description Collections inside it, at any depth
                             * @default []
                             */
                            collections?: string[];
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        templates?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title: string;
                            /** @default  */
                            description?: string;
                            /** @description What policies made of it may select, by application and tag */
                            selectors: {
                                application: string;
                                tag: string;
                                /** @description A selector of any kind, as policies have them */
                                selector: {
                                    [key: string]: unknown;
                                };
                                name?: string;
                                description?: string;
                            }[];
                        }[];
                        roles?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title?: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default tenant
                             * @enum {string}
                             */
                            level?: "tenant" | "workspace";
                            /** @description 1 is the strongest */
                            precedence: number;
                            /** @default [] */
                            permissions?: string[];
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                            /**
                             * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                             * @default []
                             */
                            supervises?: string[];
                            /**
                             * @description The most that workspace roles may give its holder; null is everything
                             * @default null
                             */
                            ceiling?: ("*" | string)[] | null;
                            /** @default null */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        precedences?: {
                            role: string;
                            /** @description 1 is the strongest */
                            precedence: number;
                        }[];
                        guardrails?: {
                            policy: string;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        issuers?: {
                            /** @description The iss of its tokens, to the letter */
                            issuer: string;
                            /**
                             * @description Where its keys lie; or discoveryUrl
                             * @default null
                             */
                            jwksUrl?: string | null;
                            /**
                             * @description Its metadata, which names its keys
                             * @default null
                             */
                            discoveryUrl?: string | null;
                            /**
                             * @default [
                             *       "RS256",
                             *       "ES256",
                             *       "EdDSA"
                             *     ]
                             */
                            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                            /** @description A token must name one of these */
                            audiences: string[];
                            /** @default 30 */
                            clockToleranceSeconds?: number;
                            /**
                             * @description Whether ID tokens are taken for access tokens
                             * @default false
                             */
                            acceptIdTokens?: boolean;
                            /**
                             * @description Which claims tell name, email and kind
                             * @default {}
                             */
                            claims?: {
                                name?: string;
                                email?: string;
                                kind?: string;
                            };
                            /** @description What each new actor of it gets, once */
                            autoAssignRole?: string | null;
                            /**
                             * @description Normalised claims of which a token must bring one; null admits all
                             * @default null
                             */
                            allow?: string[] | null;
                            /** @description What claims give, as long as they are there */
                            rules?: ({
                                when: string;
                                globalRole: string;
                            } | {
                                when: string;
                                group: string;
                            } | {
                                when: string;
                                workspace: string;
                                /** @enum {string} */
                                role: "admin" | "member";
                            })[];
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        groups?: {
                            name: string;
                            title?: string;
                            /** @default [] */
                            members?: string[];
                        }[];
                        users?: {
                            username: string;
                            /** Format: email */
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /**
                             * @default member
                             * @enum {string}
                             */
                            globalRole?: "superadmin" | "admin" | "member";
                            /**
                             * @default active
                             * @enum {string}
                             */
                            status?: "active" | "disabled";
                        }[];
                        applications?: {
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /** @description The product it is for */
                            name: string;
                            /** @description Which integration it is */
                            description: string;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        actors?: {
                            issuer: string;
                            subject: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @default null */
                            email?: (string & (unknown & unknown)) | null;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        userRoles?: {
                            /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                            user: string;
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                        }[];
                        workspaces?: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            members?: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "member";
                            }[];
                        }[];
                        assignments?: {
                            to: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                            } | {
                                group: string;
                            };
                            role: string;
                            /**
                             * @description Of a workspace-level role, where
                             * @default null
                             */
                            workspace?: string | null;
                            /** @default null */
                            from?: string | null;
                            /** @default null */
                            until?: string | null;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        providers?: {
                            name: string;
                            /** @enum {string} */
                            category: "Email" | "SMS";
                            /** @enum {string} */
                            type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                            /** @default null */
                            clientId?: string | null;
                            /** @default null */
                            host?: string | null;
                            /** @default null */
                            port?: number | null;
                            /**
                             * @description SMTP without TLS
                             * @default false
                             */
                            disableSsl?: boolean;
                            /** @default null */
                            endpoint?: string | null;
                            /** @default null */
                            from?: string | null;
                            /**
                             * @description The one of its category for the tenant’s own
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        applicationProviders?: {
                            /** @default false */
                            canSignIn?: boolean;
                            /** @default false */
                            canSignUp?: boolean;
                            /** @default false */
                            canUnlink?: boolean;
                            /** @default false */
                            prompted?: boolean;
                            /** @default null */
                            alertType?: string | null;
                            /** @default null */
                            rule?: string | null;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            application: string;
                            /** @description Its name */
                            provider: string;
                            /**
                             * @description The one default of its application
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        resources?: {
                            /** Format: uuid */
                            workspace: string;
                            type: string;
                            id: string;
                            /**
                             * @description What conditions and selectors see of it
                             * @default {}
                             */
                            properties?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                    /**
                     * @description Also take away what the files do not have
                     * @default false
                     */
                    prune?: boolean;
                };
            };
        };
        responses: {
            /** @description What applying would change, and who would gain or lose which permission */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The access version that it was made on */
                        version: number;
                        changes: {
                            /** @enum {string} */
                            kind: "manifests" | "policies" | "collections" | "templates" | "roles" | "precedences" | "guardrails" | "users" | "applications" | "actors" | "groups" | "userRoles" | "workspaces" | "issuers" | "assignments" | "providers" | "applicationProviders" | "resources";
                            key: string;
                            /** @enum {string} */
                            act: "create" | "update" | "delete";
                            /** @description What differs, of an update */
                            fields: string[];
                        }[];
                        warnings: string[];
                        effect: {
                            /** @description Who may do what afterwards and may not now; at most 10,000 */
                            gains: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description Who may do what now and may not afterwards; at most 10,000 */
                            losses: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description Whose answer hangs on resource or request, by other conditions; at most 10,000 */
                            mayDiffer: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description What changes beside, on registered resources that get other properties; at most 10,000 */
                            onResources: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string;
                                /** @enum {string} */
                                act: "gain" | "lose";
                                /** @description <type>/<id> */
                                resource: string;
                            }[];
                            count: {
                                gains: number;
                                losses: number;
                                mayDiffer: number;
                                actorsGaining: number;
                                actorsLosing: number;
                                onResources: number;
                            };
                            /** @description Whether there is more than is listed, or was looked at */
                            isCut: boolean;
                        };
                    };
                };
            };
            /** @description configuration.wrong: The configuration cannot be applied; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.locked-out: Nobody could take this back any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    configuration: {
                        /** @constant */
                        format: 1;
                        manifests?: ({
                            slug: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        policies?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            /**
                             * @description The products it is for; none is all
                             * @default []
                             */
                            applications?: string[];
                            /** @description Any one has to match */
                            selectors: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            for?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            if?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Half-open; an end that is null is open
                             * @default null
                             */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description A CEL expression
                             * @default null
                             */
                            condition?: string | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        collections?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            policies?: string[];
                            /**
                             * @description Collections inside it, at any depth
                             * @default []
                             */
                            collections?: string[];
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        templates?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title: string;
                            /** @default  */
                            description?: string;
                            /** @description What policies made of it may select, by application and tag */
                            selectors: {
                                application: string;
                                tag: string;
                                /** @description A selector of any kind, as policies have them */
                                selector: {
                                    [key: string]: unknown;
                                };
                                name?: string;
                                description?: string;
                            }[];
                        }[];
                        roles?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title?: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default tenant
                             * @enum {string}
                             */
                            level?: "tenant" | "workspace";
                            /** @description 1 is the strongest */
                            precedence: number;
                            /** @default [] */
                            permissions?: string[];
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                            /**
                             * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                             * @default []
                             */
                            supervises?: string[];
                            /**
                             * @description The most that workspace roles may give its holder; null is everything
                             * @default null
                             */
                            ceiling?: ("*" | string)[] | null;
                            /** @default null */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        precedences?: {
                            role: string;
                            /** @description 1 is the strongest */
                            precedence: number;
                        }[];
                        guardrails?: {
                            policy: string;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        issuers?: {
                            /** @description The iss of its tokens, to the letter */
                            issuer: string;
                            /**
                             * @description Where its keys lie; or discoveryUrl
                             * @default null
                             */
                            jwksUrl?: string | null;
                            /**
                             * @description Its metadata, which names its keys
                             * @default null
                             */
                            discoveryUrl?: string | null;
                            /**
                             * @default [
                             *       "RS256",
                             *       "ES256",
                             *       "EdDSA"
                             *     ]
                             */
                            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                            /** @description A token must name one of these */
                            audiences: string[];
                            /** @default 30 */
                            clockToleranceSeconds?: number;
                            /**
                             * @description Whether ID tokens are taken for access tokens
                             * @default false
                             */
                            acceptIdTokens?: boolean;
                            /**
                             * @description Which claims tell name, email and kind
                             * @default {}
                             */
                            claims?: {
                                name?: string;
                                email?: string;
                                kind?: string;
                            };
                            /** @description What each new actor of it gets, once */
                            autoAssignRole?: string | null;
                            /**
                             * @description Normalised claims of which a token must bring one; null admits all
                             * @default null
                             */
                            allow?: string[] | null;
                            /** @description What claims give, as long as they are there */
                            rules?: ({
                                when: string;
                                globalRole: string;
                            } | {
                                when: string;
                                group: string;
                            } | {
                                when: string;
                                workspace: string;
                                /** @enum {string} */
                                role: "admin" | "member";
                            })[];
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        groups?: {
                            name: string;
                            title?: string;
                            /** @default [] */
                            members?: string[];
                        }[];
                        users?: {
                            username: string;
                            /** Format: email */
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /**
                             * @default member
                             * @enum {string}
                             */
                            globalRole?: "superadmin" | "admin" | "member";
                            /**
                             * @default active
                             * @enum {string}
                             */
                            status?: "active" | "disabled";
                        }[];
                        applications?: {
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /** @description The product it is for */
                            name: string;
                            /** @description Which integration it is */
                            description: string;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        actors?: {
                            issuer: string;
                            subject: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @default null */
                            email?: (string & (unknown & unknown)) | null;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        userRoles?: {
                            /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                            user: string;
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                        }[];
                        workspaces?: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            members?: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "member";
                            }[];
                        }[];
                        assignments?: {
                            to: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                            } | {
                                group: string;
                            };
                            role: string;
                            /**
                             * @description Of a workspace-level role, where
                             * @default null
                             */
                            workspace?: string | null;
                            /** @default null */
                            from?: string | null;
                            /** @default null */
                            until?: string | null;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        providers?: {
                            name: string;
                            /** @enum {string} */
                            category: "Email" | "SMS";
                            /** @enum {string} */
                            type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                            /** @default null */
                            clientId?: string | null;
                            /** @default null */
                            host?: string | null;
                            /** @default null */
                            port?: number | null;
                            /**
                             * @description SMTP without TLS
                             * @default false
                             */
                            disableSsl?: boolean;
                            /** @default null */
                            endpoint?: string | null;
                            /** @default null */
                            from?: string | null;
                            /**
                             * @description The one of its category for the tenant’s own
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        applicationProviders?: {
                            /** @default false */
                            canSignIn?: boolean;
                            /** @default false */
                            canSignUp?: boolean;
                            /** @default false */
                            canUnlink?: boolean;
                            /** @default false */
                            prompted?: boolean;
                            /** @default null */
                            alertType?: string | null;
                            /** @default null */
                            rule?: string | null;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            application: string;
                            /** @description Its name */
                            provider: string;
                            /**
                             * @description The one default of its application
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        resources?: {
                            /** Format: uuid */
                            workspace: string;
                            type: string;
                            id: string;
                            /**
                             * @description What conditions and selectors see of it
                             * @default {}
                             */
                            properties?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description In what the tenant is otherwise than the configuration says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The access version that it was looked at */
                        version: number;
                        /** @description What would make the tenant what the files say */
                        changes: {
                            /** @enum {string} */
                            kind: "manifests" | "policies" | "collections" | "templates" | "roles" | "precedences" | "guardrails" | "users" | "applications" | "actors" | "groups" | "userRoles" | "workspaces" | "issuers" | "assignments" | "providers" | "applicationProviders" | "resources";
                            key: string;
                            /** @enum {string} */
                            act: "create" | "update" | "delete";
                            /** @description What differs, of an update */
                            fields: string[];
                        }[];
                    };
                };
            };
            /** @description configuration.wrong: The configuration cannot be applied; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.apply": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key within 24 hours gets the same answer and does nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    configuration: {
                        /** @constant */
                        format: 1;
                        manifests?: ({
                            slug: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        policies?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            /**
                             * @description The products it is for; none is all
                             * @default []
                             */
                            applications?: string[];
                            /** @description Any one has to match */
                            selectors: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            for?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            if?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Half-open; an end that is null is open
                             * @default null
                             */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description A CEL expression
                             * @default null
                             */
                            condition?: string | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        collections?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            policies?: string[];
                            /**
                             * @description Collections inside it, at any depth
                             * @default []
                             */
                            collections?: string[];
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        templates?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title: string;
                            /** @default  */
                            description?: string;
                            /** @description What policies made of it may select, by application and tag */
                            selectors: {
                                application: string;
                                tag: string;
                                /** @description A selector of any kind, as policies have them */
                                selector: {
                                    [key: string]: unknown;
                                };
                                name?: string;
                                description?: string;
                            }[];
                        }[];
                        roles?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title?: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default tenant
                             * @enum {string}
                             */
                            level?: "tenant" | "workspace";
                            /** @description 1 is the strongest */
                            precedence: number;
                            /** @default [] */
                            permissions?: string[];
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                            /**
                             * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                             * @default []
                             */
                            supervises?: string[];
                            /**
                             * @description The most that workspace roles may give its holder; null is everything
                             * @default null
                             */
                            ceiling?: ("*" | string)[] | null;
                            /** @default null */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        precedences?: {
                            role: string;
                            /** @description 1 is the strongest */
                            precedence: number;
                        }[];
                        guardrails?: {
                            policy: string;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        issuers?: {
                            /** @description The iss of its tokens, to the letter */
                            issuer: string;
                            /**
                             * @description Where its keys lie; or discoveryUrl
                             * @default null
                             */
                            jwksUrl?: string | null;
                            /**
                             * @description Its metadata, which names its keys
                             * @default null
                             */
                            discoveryUrl?: string | null;
                            /**
                             * @default [
                             *       "RS256",
                             *       "ES256",
                             *       "EdDSA"
                             *     ]
                             */
                            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                            /** @description A token must name one of these */
                            audiences: string[];
                            /** @default 30 */
                            clockToleranceSeconds?: number;
                            /**
                             * @description Whether ID tokens are taken for access tokens
                             * @default false
                             */
                            acceptIdTokens?: boolean;
                            /**
                             * @description Which claims tell name, email and kind
                             * @default {}
                             */
                            claims?: {
                                name?: string;
                                email?: string;
                                kind?: string;
                            };
                            /** @description What each new actor of it gets, once */
                            autoAssignRole?: string | null;
                            /**
                             * @description Normalised claims of which a token must bring one; null admits all
                             * @default null
                             */
                            allow?: string[] | null;
                            /** @description What claims give, as long as they are there */
                            rules?: ({
                                when: string;
                                globalRole: string;
                            } | {
                                when: string;
                                group: string;
                            } | {
                                when: string;
                                workspace: string;
                                /** @enum {string} */
                                role: "admin" | "member";
                            })[];
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        groups?: {
                            name: string;
                            title?: string;
                            /** @default [] */
                            members?: string[];
                        }[];
                        users?: {
                            username: string;
                            /** Format: email */
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /**
                             * @default member
                             * @enum {string}
                             */
                            globalRole?: "superadmin" | "admin" | "member";
                            /**
                             * @default active
                             * @enum {string}
                             */
                            status?: "active" | "disabled";
                        }[];
                        applications?: {
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /** @description The product it is for */
                            name: string;
                            /** @description Which integration it is */
                            description: string;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        actors?: {
                            issuer: string;
                            subject: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @default null */
                            email?: (string & (unknown & unknown)) | null;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        userRoles?: {
                            /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                            user: string;
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                        }[];
                        workspaces?: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            members?: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "member";
                            }[];
                        }[];
                        assignments?: {
                            to: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                            } | {
                                group: string;
                            };
                            role: string;
                            /**
                             * @description Of a workspace-level role, where
                             * @default null
                             */
                            workspace?: string | null;
                            /** @default null */
                            from?: string | null;
                            /** @default null */
                            until?: string | null;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        providers?: {
                            name: string;
                            /** @enum {string} */
                            category: "Email" | "SMS";
                            /** @enum {string} */
                            type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                            /** @default null */
                            clientId?: string | null;
                            /** @default null */
                            host?: string | null;
                            /** @default null */
                            port?: number | null;
                            /**
                             * @description SMTP without TLS
                             * @default false
                             */
                            disableSsl?: boolean;
                            /** @default null */
                            endpoint?: string | null;
                            /** @default null */
                            from?: string | null;
                            /**
                             * @description The one of its category for the tenant’s own
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        applicationProviders?: {
                            /** @default false */
                            canSignIn?: boolean;
                            /** @default false */
                            canSignUp?: boolean;
                            /** @default false */
                            canUnlink?: boolean;
                            /** @default false */
                            prompted?: boolean;
                            /** @default null */
                            alertType?: string | null;
                            /** @default null */
                            rule?: string | null;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            application: string;
                            /** @description Its name */
                            provider: string;
                            /**
                             * @description The one default of its application
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        resources?: {
                            /** Format: uuid */
                            workspace: string;
                            type: string;
                            id: string;
                            /**
                             * @description What conditions and selectors see of it
                             * @default {}
                             */
                            properties?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                    /**
                     * @description Also take away what the files do not have
                     * @default false
                     */
                    prune?: boolean;
                    /** @description Refused when access was changed since this plan */
                    ifVersion?: number;
                };
            };
        };
        responses: {
            /** @description Make the tenant what the configuration says: all of it, or nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        changes: {
                            /** @enum {string} */
                            kind: "manifests" | "policies" | "collections" | "templates" | "roles" | "precedences" | "guardrails" | "users" | "applications" | "actors" | "groups" | "userRoles" | "workspaces" | "issuers" | "assignments" | "providers" | "applicationProviders" | "resources";
                            key: string;
                            /** @enum {string} */
                            act: "create" | "update" | "delete";
                            /** @description What differs, of an update */
                            fields: string[];
                        }[];
                        warnings: string[];
                        /** @description Of applications that were made; shown this once */
                        secrets: {
                            application: string;
                            clientId: string;
                            clientSecret: string;
                        }[];
                    };
                };
            };
            /** @description configuration.wrong: The configuration cannot be applied; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description configuration.stale: Access was changed since the plan was made; plan again; access.locked-out: Nobody could take this back any more; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.idempotency-key-reused: Another request came with the same Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What would be written; what it leaves out stays as it is */
                    draft: {
                        /** @constant */
                        format: 1;
                        manifests?: ({
                            slug: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        policies?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @enum {string} */
                            effect: "allow" | "deny";
                            /**
                             * @description The products it is for; none is all
                             * @default []
                             */
                            applications?: string[];
                            /** @description Any one has to match */
                            selectors: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            for?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Every one has to hold
                             * @default []
                             */
                            if?: {
                                [key: string]: unknown;
                            }[];
                            /**
                             * @description Half-open; an end that is null is open
                             * @default null
                             */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description A CEL expression
                             * @default null
                             */
                            condition?: string | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        collections?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            policies?: string[];
                            /**
                             * @description Collections inside it, at any depth
                             * @default []
                             */
                            collections?: string[];
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        templates?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title: string;
                            /** @default  */
                            description?: string;
                            /** @description What policies made of it may select, by application and tag */
                            selectors: {
                                application: string;
                                tag: string;
                                /** @description A selector of any kind, as policies have them */
                                selector: {
                                    [key: string]: unknown;
                                };
                                name?: string;
                                description?: string;
                            }[];
                        }[];
                        roles?: {
                            /** @default default */
                            scope?: string;
                            code: string;
                            title?: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default tenant
                             * @enum {string}
                             */
                            level?: "tenant" | "workspace";
                            /** @description 1 is the strongest */
                            precedence: number;
                            /** @default [] */
                            permissions?: string[];
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                            /**
                             * @description Roles whose own permissions, policies and collections it gives too, at its own precedence
                             * @default []
                             */
                            supervises?: string[];
                            /**
                             * @description The most that workspace roles may give its holder; null is everything
                             * @default null
                             */
                            ceiling?: ("*" | string)[] | null;
                            /** @default null */
                            when?: {
                                activate?: string | null;
                                deactivate?: string | null;
                            } | null;
                            /**
                             * @description Kept and shown, never decided over
                             * @default {}
                             */
                            annotations?: {
                                [key: string]: unknown;
                            };
                        }[];
                        precedences?: {
                            role: string;
                            /** @description 1 is the strongest */
                            precedence: number;
                        }[];
                        guardrails?: {
                            policy: string;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        issuers?: {
                            /** @description The iss of its tokens, to the letter */
                            issuer: string;
                            /**
                             * @description Where its keys lie; or discoveryUrl
                             * @default null
                             */
                            jwksUrl?: string | null;
                            /**
                             * @description Its metadata, which names its keys
                             * @default null
                             */
                            discoveryUrl?: string | null;
                            /**
                             * @default [
                             *       "RS256",
                             *       "ES256",
                             *       "EdDSA"
                             *     ]
                             */
                            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
                            /** @description A token must name one of these */
                            audiences: string[];
                            /** @default 30 */
                            clockToleranceSeconds?: number;
                            /**
                             * @description Whether ID tokens are taken for access tokens
                             * @default false
                             */
                            acceptIdTokens?: boolean;
                            /**
                             * @description Which claims tell name, email and kind
                             * @default {}
                             */
                            claims?: {
                                name?: string;
                                email?: string;
                                kind?: string;
                            };
                            /** @description What each new actor of it gets, once */
                            autoAssignRole?: string | null;
                            /**
                             * @description Normalised claims of which a token must bring one; null admits all
                             * @default null
                             */
                            allow?: string[] | null;
                            /** @description What claims give, as long as they are there */
                            rules?: ({
                                when: string;
                                globalRole: string;
                            } | {
                                when: string;
                                group: string;
                            } | {
                                when: string;
                                workspace: string;
                                /** @enum {string} */
                                role: "admin" | "member";
                            })[];
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        groups?: {
                            name: string;
                            title?: string;
                            /** @default [] */
                            members?: string[];
                        }[];
                        users?: {
                            username: string;
                            /** Format: email */
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /**
                             * @default member
                             * @enum {string}
                             */
                            globalRole?: "superadmin" | "admin" | "member";
                            /**
                             * @default active
                             * @enum {string}
                             */
                            status?: "active" | "disabled";
                        }[];
                        applications?: {
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            subject: string;
                            /** @description The product it is for */
                            name: string;
                            /** @description Which integration it is */
                            description: string;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        actors?: {
                            issuer: string;
                            subject: string;
                            /** @enum {string} */
                            kind: "user" | "application" | "service" | "agent";
                            displayName: string;
                            /** @default null */
                            email?: (string & (unknown & unknown)) | null;
                            /** @default true */
                            enabled?: boolean;
                        }[];
                        userRoles?: {
                            /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                            user: string;
                            /** @default [] */
                            policies?: string[];
                            /** @default [] */
                            collections?: string[];
                        }[];
                        workspaces?: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default [] */
                            members?: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "member";
                            }[];
                        }[];
                        assignments?: {
                            to: {
                                /** @description @username, the subject of a local actor, or "<issuer> <subject>" */
                                actor: string;
                            } | {
                                group: string;
                            };
                            role: string;
                            /**
                             * @description Of a workspace-level role, where
                             * @default null
                             */
                            workspace?: string | null;
                            /** @default null */
                            from?: string | null;
                            /** @default null */
                            until?: string | null;
                            /** @default null */
                            reason?: string | null;
                        }[];
                        providers?: {
                            name: string;
                            /** @enum {string} */
                            category: "Email" | "SMS";
                            /** @enum {string} */
                            type: "SMTP" | "SendGrid" | "Twilio" | "Webhook";
                            /** @default null */
                            clientId?: string | null;
                            /** @default null */
                            host?: string | null;
                            /** @default null */
                            port?: number | null;
                            /**
                             * @description SMTP without TLS
                             * @default false
                             */
                            disableSsl?: boolean;
                            /** @default null */
                            endpoint?: string | null;
                            /** @default null */
                            from?: string | null;
                            /**
                             * @description The one of its category for the tenant’s own
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        applicationProviders?: {
                            /** @default false */
                            canSignIn?: boolean;
                            /** @default false */
                            canSignUp?: boolean;
                            /** @default false */
                            canUnlink?: boolean;
                            /** @default false */
                            prompted?: boolean;
                            /** @default null */
                            alertType?: string | null;
                            /** @default null */
                            rule?: string | null;
                            /** @description The id by which other systems know this person; the user’s id unless given */
                            application: string;
                            /** @description Its name */
                            provider: string;
                            /**
                             * @description The one default of its application
                             * @default false
                             */
                            isDefault?: boolean;
                        }[];
                        resources?: {
                            /** Format: uuid */
                            workspace: string;
                            type: string;
                            id: string;
                            /**
                             * @description What conditions and selectors see of it
                             * @default {}
                             */
                            properties?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                    /** @default [] */
                    requests?: {
                        id?: string;
                        /** @description Another actor’s id; needs decisions:evaluate */
                        actor?: string;
                        permission: string;
                        resource?: {
                            type?: string;
                            id?: {
                                [key: string]: string;
                            };
                            workspace?: string | null;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                        /** @description The effective date of the data asked for, or a range of them; now unless given */
                        effective?: string | {
                            /** Format: date-time */
                            from: string;
                            /** @description Null is open */
                            to?: string | null;
                        };
                        /** @description The same of the as-at date */
                        asAt?: string | {
                            /** Format: date-time */
                            from: string;
                            /** @description Null is open */
                            to?: string | null;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Decisions as they are and as a draft would make them; nothing is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The access version that it was made on */
                        version: number;
                        changes: {
                            /** @enum {string} */
                            kind: "manifests" | "policies" | "collections" | "templates" | "roles" | "precedences" | "guardrails" | "users" | "applications" | "actors" | "groups" | "userRoles" | "workspaces" | "issuers" | "assignments" | "providers" | "applicationProviders" | "resources";
                            key: string;
                            /** @enum {string} */
                            act: "create" | "update" | "delete";
                            /** @description What differs, of an update */
                            fields: string[];
                        }[];
                        warnings: string[];
                        effect: {
                            /** @description Who may do what afterwards and may not now; at most 10,000 */
                            gains: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description Who may do what now and may not afterwards; at most 10,000 */
                            losses: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description Whose answer hangs on resource or request, by other conditions; at most 10,000 */
                            mayDiffer: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string | null;
                            }[];
                            /** @description What changes beside, on registered resources that get other properties; at most 10,000 */
                            onResources: {
                                /** @description Its id */
                                actor: string;
                                /** @description @username, subject, or "<issuer> <subject>" */
                                name: string;
                                permission: string;
                                workspace: string;
                                /** @enum {string} */
                                act: "gain" | "lose";
                                /** @description <type>/<id> */
                                resource: string;
                            }[];
                            count: {
                                gains: number;
                                losses: number;
                                mayDiffer: number;
                                actorsGaining: number;
                                actorsLosing: number;
                                onResources: number;
                            };
                            /** @description Whether there is more than is listed, or was looked at */
                            isCut: boolean;
                        };
                        decisions: {
                            id?: string;
                            before: {
                                /** @enum {string} */
                                effect: "allow" | "deny";
                                reason: string;
                            };
                            after: {
                                /** @enum {string} */
                                effect: "allow" | "deny";
                                reason: string;
                            };
                            /** @description What would decide */
                            authoritative: unknown;
                        }[];
                    };
                };
            };
            /** @description configuration.wrong: The configuration cannot be applied; AUT-0009: The request is malformed; AUT-0001: Fields that the request needs are missing; AUT-0002: A part of the path is not valid; AUT-0003: The request has fields that it may not have; AUT-0004: A query parameter is not valid; request.invalid: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0006: The request carries no token; AUT-0007: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate; tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                action?: string;
                actor?: string;
                target?: string;
                requestId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what was done in the tenant, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            action: string;
                            /** @description Null when the server did it by itself */
                            actor: string | null;
                            target: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            requestId: string | null;
                            address: string | null;
                            at: string;
                            actorName: string | null;
                            /** @description Null in events older than the chain */
                            sequence: number | null;
                            hash: string | null;
                        }[];
                        page: number;
                        limit: number;
                        /** @description With a filter, 10000 stands for that many or more */
                        total: number;
                        next: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the chain of events ends: an anchor to keep elsewhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        hash: string;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.verify": {
        parameters: {
            query?: {
                fromSequence?: number;
                anchorSequence?: number;
                anchorHash?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recompute the chain and tell the first event that was edited, cut, moved or added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        /** @description How many events were good */
                        checked: number;
                        head: {
                            sequence: number;
                            hash: string;
                        };
                        /** @description The first event that is wrong */
                        fault: {
                            sequence: number;
                            /** @enum {string} */
                            kind: "edited" | "unlinked" | "missing" | "inserted" | "anchor";
                        } | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show one event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        action: string;
                        /** @description Null when the server did it by itself */
                        actor: string | null;
                        target: string;
                        facts: {
                            [key: string]: unknown;
                        };
                        requestId: string | null;
                        address: string | null;
                        at: string;
                        actorName: string | null;
                        /** @description Null in events older than the chain */
                        sequence: number | null;
                        hash: string | null;
                    };
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description audit-event.unknown: There is no such event in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.export": {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                target?: string;
                requestId?: string;
                from?: string;
                to?: string;
                format?: "ndjson" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export events in their order with their hashes, one a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDE-0008: The request carries no token; IDE-0009: The token is not valid, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description tenant.suspended: The tenant is suspended or deleted; nobody gets in; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AUT-0005: Something failed inside the server */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
