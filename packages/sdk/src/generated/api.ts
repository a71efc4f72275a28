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
        /** Whether requests can be served: the database answers */
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
        /** A decision with everything that led to it */
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
        patch?: never;
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
        delete?: never;
        options?: never;
        head?: never;
        /** Enable or disable an actor, at once */
        patch: operations["actors.update"];
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
        put?: never;
        post?: never;
        /** Delete a role that nobody holds */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        /** Change a role that no manifest manages */
        patch: operations["roles.update"];
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
            /** @description Whether requests can be served: the database answers */
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
                            username: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            groups: string[];
                            /** @enum {string} */
                            status: "active" | "disabled" | "deleted";
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
                    /** @description Properties of the resource, for conditions */
                    attributes?: {
                        [key: string]: unknown;
                    };
                    workspace?: string | null;
                    resourceId?: string | {
                        [key: string]: string;
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
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate */
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
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate */
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
                    minVersion?: number;
                };
            };
        };
        responses: {
            /** @description A decision with everything that led to it */
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
                        /** @description Who of those acted for was denied */
                        delegate: string | null;
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
            /** @description decision.subject-foreign: Asking about another subject needs the permission access-manager/decisions:evaluate */
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
                status?: "active" | "disabled" | "deleted";
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
                            username: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            groups: string[];
                            /** @enum {string} */
                            status: "active" | "disabled" | "deleted";
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
            /** @description auth.forbidden: The caller may not do this */
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
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        status: "active" | "disabled" | "deleted";
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description IDE-0020: The password is too weak; user.groups-unknown: Some of the groups do not exist; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description user.username-taken: Another user of this tenant has that username; user.email-taken: Another user of this tenant has that e-mail address; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
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
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        status: "active" | "disabled" | "deleted";
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description user.last-administrator: This would leave the tenant without an administrator */
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
                        username: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        groups: string[];
                        /** @enum {string} */
                        status: "active" | "disabled" | "deleted";
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description user.groups-unknown: Some of the groups do not exist; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description user.email-taken: Another user of this tenant has that e-mail address; user.last-administrator: This would leave the tenant without an administrator */
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
            /** @description IDE-0013: Only the user themselves may do this; auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description user.last-administrator: This would leave the tenant without an administrator */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
                            enabled: boolean;
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
            /** @description auth.forbidden: The caller may not do this */
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
                        enabled: boolean;
                        createdAt: string;
                        groups: string[];
                        /** @description Whether or not their time has come */
                        roles: {
                            /** @description scope/code */
                            role: string;
                            assignmentId: string;
                            /** @description The group it comes through */
                            group: string | null;
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
            /** @description auth.forbidden: The caller may not do this */
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
                        enabled: boolean;
                        createdAt: string;
                        groups: string[];
                        /** @description Whether or not their time has come */
                        roles: {
                            /** @description scope/code */
                            role: string;
                            assignmentId: string;
                            /** @description The group it comes through */
                            group: string | null;
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description actor.oneself: Nobody disables themselves; user.last-administrator: This would leave the tenant without an administrator */
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
    "roles.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                filter?: string;
                level?: "tenant" | "workspace";
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
                            /** @enum {string} */
                            level: "tenant" | "workspace";
                            precedence: number;
                            permissions: string[];
                            ceiling: string[] | null;
                            when: {
                                activate: string | null;
                                deactivate: string | null;
                            } | null;
                            /** @description The manifest that brought it; then it is read-only */
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
            /** @description auth.forbidden: The caller may not do this */
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
                    code: string;
                    title?: string;
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
                    /** @description The most that workspace roles may give its holder; null is everything */
                    ceiling?: ("*" | string)[] | null;
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
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
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        /** @description The manifest that brought it; then it is read-only */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
            403: {
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
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        /** @description The manifest that brought it; then it is read-only */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description Delete a role that nobody holds */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description role.managed: A manifest manages the role; change it there; role.assigned: The role is assigned */
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
                    /** @description 1 is the strongest */
                    precedence?: number;
                    permissions?: string[];
                    /** @description The most that workspace roles may give its holder; null is everything */
                    ceiling?: ("*" | string)[] | null;
                    when?: {
                        activate?: string | null;
                        deactivate?: string | null;
                    } | null;
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
                        /** @enum {string} */
                        level: "tenant" | "workspace";
                        precedence: number;
                        permissions: string[];
                        ceiling: string[] | null;
                        when: {
                            activate: string | null;
                            deactivate: string | null;
                        } | null;
                        /** @description The manifest that brought it; then it is read-only */
                        managedBy: string | null;
                        createdAt: string;
                        updatedAt: string;
                        /** @description What was written but cannot have an effect yet */
                        warnings: string[];
                    };
                };
            };
            /** @description role.ceiling-misplaced: Only a tenant-level role has a ceiling; IDE-0007: The request is malformed; IDE-0001: Fields that the request needs are missing; IDE-0003: A part of the path is not valid; IDE-0004: The request has fields that it may not have; IDE-0005: A query parameter is not valid; IDE-0002: Some fields are not valid */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description role.managed: A manifest manages the role; change it there */
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
    "assignments.list": {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                after?: string;
                actorId?: string;
                group?: string;
                role?: string;
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
            /** @description auth.forbidden: The caller may not do this */
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
                    /** @description Tenant-wide */
                    workspace?: null;
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description role.unknown: There is no such role in this tenant; actor.unknown: There is no such actor in this tenant; IDE-1006: There is no such group in this tenant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description assignment.exists: The same role is assigned to the same holder for the same time already; request.idempotency-in-progress: The request that came first with this Idempotency-Key is still running */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
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
            /** @description user.last-administrator: This would leave the tenant without an administrator */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description auth.forbidden: The caller may not do this */
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
            /** @description access.beyond-own: Nobody grants what they do not hold; auth.forbidden: The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description declaration.taken: Another manifest, or an operator, has declared some of these names */
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
            /** @description auth.forbidden: The caller may not do this */
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
                            actorName: string | null;
                            target: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            requestId: string | null;
                            address: string | null;
                            at: string;
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
            /** @description auth.forbidden: The caller may not do this */
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
