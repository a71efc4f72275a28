// Generated from the route rows by `npm run generate`. Do not edit.

import type { ApiCommand } from '../command.ts'

export const commands: readonly ApiCommand[] = [
  {
    "operation": "system.ready",
    "noun": "system",
    "verb": "ready",
    "method": "get",
    "path": "/readyz",
    "summary": "Whether requests can be served: the database answers, and what others did is known",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "system.version",
    "noun": "system",
    "verb": "version",
    "method": "get",
    "path": "/version",
    "summary": "Which version this is",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "bootstrap.create",
    "noun": "bootstrap",
    "verb": "create",
    "method": "post",
    "path": "/v1/bootstrap",
    "summary": "Make the first superadmin, with the one-time secret",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "username",
        "type": "string",
        "required": true
      },
      {
        "name": "email",
        "type": "string",
        "required": true
      },
      {
        "name": "firstName",
        "type": "string",
        "required": true
      },
      {
        "name": "lastName",
        "type": "string",
        "required": true
      },
      {
        "name": "password",
        "type": "string",
        "required": true
      },
      {
        "name": "secret",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "tokens.create",
    "noun": "tokens",
    "verb": "create",
    "method": "post",
    "path": "/v1/login/oauth/access_token",
    "summary": "Sign in: tokens for a password or for client credentials",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "grantType",
        "type": "string",
        "required": true
      },
      {
        "name": "username",
        "type": "string",
        "required": false
      },
      {
        "name": "password",
        "type": "string",
        "required": false
      },
      {
        "name": "clientId",
        "type": "string",
        "required": false
      },
      {
        "name": "clientSecret",
        "type": "string",
        "required": false
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "tokens.refresh",
    "noun": "tokens",
    "verb": "refresh",
    "method": "post",
    "path": "/v1/login/oauth/refresh_token",
    "summary": "A new pair of tokens for a refresh token",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "refreshToken",
        "type": "string",
        "required": true
      },
      {
        "name": "grantType",
        "type": "string",
        "required": false,
        "enum": [
          "refresh_token"
        ]
      },
      {
        "name": "clientId",
        "type": "string",
        "required": false
      },
      {
        "name": "clientSecret",
        "type": "string",
        "required": false
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "tokens.logout",
    "noun": "tokens",
    "verb": "logout",
    "method": "post",
    "path": "/v1/logout",
    "summary": "End the session at once: its tokens are refused from now on",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "idTokenHint",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "tokens.userinfo",
    "noun": "tokens",
    "verb": "userinfo",
    "method": "get",
    "path": "/v1/userinfo",
    "summary": "The profile of the user who calls",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "tokens.keys",
    "noun": "tokens",
    "verb": "keys",
    "method": "get",
    "path": "/.well-known/jwks.json",
    "summary": "The public keys that verify this tenant’s tokens (RFC 7517)",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "tokens.introspect",
    "noun": "tokens",
    "verb": "introspect",
    "method": "post",
    "path": "/v1/introspect",
    "summary": "Whether a token holds, and what it stands for (RFC 7662)",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "token",
        "type": "string",
        "required": true
      },
      {
        "name": "tokenTypeHint",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "sessions.list",
    "noun": "sessions",
    "verb": "list",
    "method": "get",
    "path": "/v1/sessions",
    "summary": "List one’s own sessions that go on",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "sessions.delete",
    "noun": "sessions",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/sessions/{id}",
    "summary": "End one of one’s own sessions, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "personalTokens.create",
    "noun": "personal-tokens",
    "verb": "create",
    "method": "post",
    "path": "/v1/personal-tokens",
    "summary": "Make a token that stands for oneself; it is shown this once",
    "isPublic": false,
    "shownOnce": [
      "token"
    ],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "expiresAt",
        "type": "string",
        "required": false,
        "description": "A year from now at most; 90 days, when left out"
      }
    ]
  },
  {
    "operation": "personalTokens.list",
    "noun": "personal-tokens",
    "verb": "list",
    "method": "get",
    "path": "/v1/personal-tokens",
    "summary": "List one’s own tokens that go on",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "personalTokens.delete",
    "noun": "personal-tokens",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/personal-tokens/{id}",
    "summary": "End one of one’s own tokens, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "decisions.authorize",
    "noun": "decisions",
    "verb": "authorize",
    "method": "post",
    "path": "/v1/authorize",
    "summary": "May a subject do this? A denial is 200 with authorized false",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "resource",
        "type": "string",
        "required": true
      },
      {
        "name": "action",
        "type": "string",
        "required": true
      },
      {
        "name": "sub",
        "type": "string",
        "required": false
      },
      {
        "name": "product",
        "type": "string",
        "required": false
      },
      {
        "name": "clientIp",
        "type": "string",
        "required": false
      },
      {
        "name": "attributes",
        "type": "json",
        "required": false,
        "description": "Properties of the resource, for conditions; those of a registered resource count instead"
      },
      {
        "name": "workspace",
        "type": "string",
        "required": false
      },
      {
        "name": "resourceId",
        "type": "textOrJson",
        "required": false
      },
      {
        "name": "effective",
        "type": "textOrJson",
        "required": false,
        "description": "The effective date of the data asked for, or a range of them; now unless given"
      },
      {
        "name": "asAt",
        "type": "textOrJson",
        "required": false,
        "description": "The same of the as-at date"
      },
      {
        "name": "minVersion",
        "type": "integer",
        "required": false
      }
    ]
  },
  {
    "operation": "decisions.check",
    "noun": "decisions",
    "verb": "check",
    "method": "post",
    "path": "/v1/check",
    "summary": "Up to 1,000 questions, an answer to each, in order",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "requests",
        "type": "json",
        "required": true
      },
      {
        "name": "minVersion",
        "type": "integer",
        "required": false
      }
    ]
  },
  {
    "operation": "decisions.explain",
    "noun": "decisions",
    "verb": "explain",
    "method": "post",
    "path": "/v1/explain",
    "summary": "A decision with everything that led to it, of now or as of a past instant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "id",
        "type": "string",
        "required": false
      },
      {
        "name": "actor",
        "type": "string",
        "required": false,
        "description": "Another actor’s id; needs decisions:evaluate"
      },
      {
        "name": "permission",
        "type": "string",
        "required": true
      },
      {
        "name": "resource",
        "type": "json",
        "required": false
      },
      {
        "name": "context",
        "type": "json",
        "required": false
      },
      {
        "name": "effective",
        "type": "textOrJson",
        "required": false,
        "description": "The effective date of the data asked for, or a range of them; now unless given"
      },
      {
        "name": "asAt",
        "type": "textOrJson",
        "required": false,
        "description": "The same of the as-at date"
      },
      {
        "name": "minVersion",
        "type": "integer",
        "required": false
      },
      {
        "name": "asOf",
        "type": "string",
        "required": false,
        "description": "A past instant, to be answered as it was then"
      }
    ]
  },
  {
    "operation": "decisions.permissions",
    "noun": "decisions",
    "verb": "permissions",
    "method": "get",
    "path": "/v1/permissions",
    "summary": "What the caller may do: resources and their actions",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "product",
        "type": "string",
        "required": false
      },
      {
        "name": "workspace",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "decisions.whoCan",
    "noun": "decisions",
    "verb": "who-can",
    "method": "get",
    "path": "/v1/permissions/who-can",
    "summary": "Who may do this, always or on conditions: the actors, now or as of a past instant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "permission",
        "type": "string",
        "required": true
      },
      {
        "name": "workspace",
        "type": "string",
        "required": false
      },
      {
        "name": "resourceId",
        "type": "string",
        "required": false
      },
      {
        "name": "asOf",
        "type": "string",
        "required": false,
        "description": "A past instant, to be answered as it was then"
      }
    ]
  },
  {
    "operation": "decisions.me",
    "noun": "decisions",
    "verb": "me",
    "method": "get",
    "path": "/v1/me",
    "summary": "The caller: actor, groups, roles, tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "decisionLog.list",
    "noun": "decision-log",
    "verb": "list",
    "method": "get",
    "path": "/v1/decisions",
    "summary": "List the decisions that were given, the newest first, as far as they are kept",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "actor",
        "type": "string",
        "required": false,
        "description": "Whom it was about"
      },
      {
        "name": "permission",
        "type": "string",
        "required": false
      },
      {
        "name": "effect",
        "type": "string",
        "required": false,
        "enum": [
          "allow",
          "deny"
        ]
      },
      {
        "name": "role",
        "type": "string",
        "required": false,
        "description": "The role that decided, as scope/code"
      },
      {
        "name": "policy",
        "type": "string",
        "required": false,
        "description": "The policy that decided, as scope/code"
      },
      {
        "name": "from",
        "type": "string",
        "required": false
      },
      {
        "name": "to",
        "type": "string",
        "required": false,
        "description": "Before this instant"
      }
    ]
  },
  {
    "operation": "decisionLog.get",
    "noun": "decision-log",
    "verb": "get",
    "method": "get",
    "path": "/v1/decisions/{id}",
    "summary": "Show a decision that was given",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "tenants.create",
    "noun": "tenants",
    "verb": "create",
    "method": "post",
    "path": "/v1/tenants",
    "summary": "Add a tenant, with its first administrator if you like",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "slug",
        "type": "string",
        "required": true
      },
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "domains",
        "type": "texts",
        "required": false,
        "description": "E-mail domains of its users; with none, any address will do"
      },
      {
        "name": "administrator",
        "type": "json",
        "required": false,
        "description": "Its first superadmin, who can sign in at once; invite one later unless given"
      }
    ]
  },
  {
    "operation": "tenants.list",
    "noun": "tenants",
    "verb": "list",
    "method": "get",
    "path": "/v1/tenants",
    "summary": "List the tenants",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a slug, name or domain"
      },
      {
        "name": "status",
        "type": "string",
        "required": false,
        "enum": [
          "active",
          "suspended",
          "deleted"
        ]
      }
    ]
  },
  {
    "operation": "tenants.current",
    "noun": "tenants",
    "verb": "current",
    "method": "get",
    "path": "/v1/tenants/current",
    "summary": "Show the caller’s own tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "tenants.get",
    "noun": "tenants",
    "verb": "get",
    "method": "get",
    "path": "/v1/tenants/{id}",
    "summary": "Show a tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "tenants.update",
    "noun": "tenants",
    "verb": "update",
    "method": "patch",
    "path": "/v1/tenants/{id}",
    "summary": "Change a tenant’s name or its e-mail domains",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": false
      },
      {
        "name": "domains",
        "type": "texts",
        "required": false,
        "description": "E-mail domains of its users; with none, any address will do"
      }
    ]
  },
  {
    "operation": "tenants.delete",
    "noun": "tenants",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/tenants/{id}",
    "summary": "Delete a tenant; what it has stays until it is purged",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "tenants.inviteAdministrator",
    "noun": "tenants",
    "verb": "invite-administrator",
    "method": "post",
    "path": "/v1/tenants/{id}/administrators",
    "summary": "Invite a superadmin into a tenant; the link is shown this once, and mailed when it can be",
    "isPublic": false,
    "shownOnce": [
      "link"
    ],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "email",
        "type": "string",
        "required": true
      },
      {
        "name": "firstName",
        "type": "string",
        "required": true
      },
      {
        "name": "lastName",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "tenants.suspend",
    "noun": "tenants",
    "verb": "suspend",
    "method": "post",
    "path": "/v1/tenants/{id}/suspend",
    "summary": "Keep everybody of a tenant out, at once, until it is resumed",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "tenants.resume",
    "noun": "tenants",
    "verb": "resume",
    "method": "post",
    "path": "/v1/tenants/{id}/resume",
    "summary": "Let the people of a suspended or deleted tenant in again",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "tenants.purge",
    "noun": "tenants",
    "verb": "purge",
    "method": "post",
    "path": "/v1/tenants/{id}/$purge",
    "summary": "Remove all that a deleted tenant had but its audit trail, for good",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "users.create",
    "noun": "users",
    "verb": "create",
    "method": "post",
    "path": "/v1/users",
    "summary": "Add a user to the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "username",
        "type": "string",
        "required": true
      },
      {
        "name": "email",
        "type": "string",
        "required": true
      },
      {
        "name": "firstName",
        "type": "string",
        "required": true
      },
      {
        "name": "lastName",
        "type": "string",
        "required": true
      },
      {
        "name": "password",
        "type": "string",
        "required": true
      },
      {
        "name": "groups",
        "type": "texts",
        "required": false
      },
      {
        "name": "subject",
        "type": "string",
        "required": false,
        "description": "The id by which other systems know this person; the user’s id unless given"
      }
    ]
  },
  {
    "operation": "users.list",
    "noun": "users",
    "verb": "list",
    "method": "get",
    "path": "/v1/users",
    "summary": "List the users of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a username, name or e-mail address"
      },
      {
        "name": "status",
        "type": "string",
        "required": false,
        "enum": [
          "invited",
          "active",
          "disabled",
          "deleted",
          "purged"
        ]
      },
      {
        "name": "globalRole",
        "type": "string",
        "required": false,
        "enum": [
          "superadmin",
          "admin",
          "member"
        ]
      }
    ]
  },
  {
    "operation": "users.get",
    "noun": "users",
    "verb": "get",
    "method": "get",
    "path": "/v1/users/{id}",
    "summary": "Show a user",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "users.update",
    "noun": "users",
    "verb": "update",
    "method": "patch",
    "path": "/v1/users/{id}",
    "summary": "Change, disable or enable a user",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "email",
        "type": "string",
        "required": false
      },
      {
        "name": "firstName",
        "type": "string",
        "required": false
      },
      {
        "name": "lastName",
        "type": "string",
        "required": false
      },
      {
        "name": "groups",
        "type": "texts",
        "required": false
      },
      {
        "name": "status",
        "type": "string",
        "required": false,
        "enum": [
          "active",
          "disabled"
        ]
      }
    ]
  },
  {
    "operation": "users.delete",
    "noun": "users",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/users/{id}",
    "summary": "Delete a user; their sessions end at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "users.purge",
    "noun": "users",
    "verb": "purge",
    "method": "post",
    "path": "/v1/users/{id}/purge",
    "summary": "Forget a deleted user as a person; nothing undoes it",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "users.updatePassword",
    "noun": "users",
    "verb": "update-password",
    "method": "patch",
    "path": "/v1/users/{id}/update-password",
    "summary": "Change one’s own password",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "oldPassword",
        "type": "string",
        "required": true
      },
      {
        "name": "newPassword",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "users.resetPassword",
    "noun": "users",
    "verb": "reset-password",
    "method": "patch",
    "path": "/v1/users/{id}/reset-password",
    "summary": "Set another user’s password",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "newPassword",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "invitations.create",
    "noun": "invitations",
    "verb": "create",
    "method": "post",
    "path": "/v1/invitations",
    "summary": "Invite somebody; the link is shown this once, and mailed when there is a provider",
    "isPublic": false,
    "shownOnce": [
      "link"
    ],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "email",
        "type": "string",
        "required": true
      },
      {
        "name": "firstName",
        "type": "string",
        "required": true
      },
      {
        "name": "lastName",
        "type": "string",
        "required": true
      },
      {
        "name": "globalRole",
        "type": "string",
        "required": false,
        "enum": [
          "superadmin",
          "admin",
          "member"
        ]
      },
      {
        "name": "groups",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "invitations.list",
    "noun": "invitations",
    "verb": "list",
    "method": "get",
    "path": "/v1/invitations",
    "summary": "List the invitations of the tenant, newest first",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "invitations.lookup",
    "noun": "invitations",
    "verb": "lookup",
    "method": "get",
    "path": "/v1/invitations/lookup",
    "summary": "What somebody with the link is shown before they accept",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "token",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "invitations.accept",
    "noun": "invitations",
    "verb": "accept",
    "method": "post",
    "path": "/v1/invitations/accept",
    "summary": "Choose username and password; the user can sign in from now on",
    "isPublic": true,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "token",
        "type": "string",
        "required": true
      },
      {
        "name": "username",
        "type": "string",
        "required": true
      },
      {
        "name": "password",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "invitations.get",
    "noun": "invitations",
    "verb": "get",
    "method": "get",
    "path": "/v1/invitations/{id}",
    "summary": "Show an invitation, never its link",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "invitations.delete",
    "noun": "invitations",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/invitations/{id}",
    "summary": "Revoke an invitation; its user is deleted",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "invitations.resend",
    "noun": "invitations",
    "verb": "resend",
    "method": "post",
    "path": "/v1/invitations/{id}/resend",
    "summary": "Make a new link; the old one is worth nothing from now on",
    "isPublic": false,
    "shownOnce": [
      "link"
    ],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "globalRoles.get",
    "noun": "global-roles",
    "verb": "get",
    "method": "get",
    "path": "/v1/users/{id}/global-role",
    "summary": "Show a user’s global role",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "globalRoles.update",
    "noun": "global-roles",
    "verb": "update",
    "method": "patch",
    "path": "/v1/users/{id}/global-role",
    "summary": "Make a user superadmin, admin or member",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "role",
        "type": "string",
        "required": true,
        "enum": [
          "superadmin",
          "admin",
          "member"
        ]
      }
    ]
  },
  {
    "operation": "groups.create",
    "noun": "groups",
    "verb": "create",
    "method": "post",
    "path": "/v1/groups",
    "summary": "Add a group",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "title",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "groups.list",
    "noun": "groups",
    "verb": "list",
    "method": "get",
    "path": "/v1/groups",
    "summary": "List the groups of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a name or title"
      }
    ]
  },
  {
    "operation": "groups.get",
    "noun": "groups",
    "verb": "get",
    "method": "get",
    "path": "/v1/groups/{id}",
    "summary": "Show a group and the users in it",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "groups.update",
    "noun": "groups",
    "verb": "update",
    "method": "patch",
    "path": "/v1/groups/{id}",
    "summary": "Give a group another title; its name stays",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "title",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "groups.delete",
    "noun": "groups",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/groups/{id}",
    "summary": "Delete a group that has no members",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "groups.members",
    "noun": "groups",
    "verb": "members",
    "method": "get",
    "path": "/v1/groups/{id}/members",
    "summary": "List the members of a group",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "groups.addMember",
    "noun": "groups",
    "verb": "add-member",
    "method": "post",
    "path": "/v1/groups/{id}/members",
    "summary": "Put an actor into a group",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "actorId",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "groups.removeMember",
    "noun": "groups",
    "verb": "remove-member",
    "method": "delete",
    "path": "/v1/groups/{id}/members/{actorId}",
    "summary": "Take an actor out of a group",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "actorId"
    ],
    "query": []
  },
  {
    "operation": "applications.create",
    "noun": "applications",
    "verb": "create",
    "method": "post",
    "path": "/v1/applications",
    "summary": "Add an application; its secret is shown this once",
    "isPublic": false,
    "shownOnce": [
      "clientSecret"
    ],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true,
        "description": "The product it is for"
      },
      {
        "name": "description",
        "type": "string",
        "required": true,
        "description": "Which integration it is"
      }
    ]
  },
  {
    "operation": "applications.list",
    "noun": "applications",
    "verb": "list",
    "method": "get",
    "path": "/v1/applications",
    "summary": "List the applications of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "description": "The product"
      }
    ]
  },
  {
    "operation": "applications.get",
    "noun": "applications",
    "verb": "get",
    "method": "get",
    "path": "/v1/applications/{id}",
    "summary": "Show an application, never its secret",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "applications.update",
    "noun": "applications",
    "verb": "update",
    "method": "patch",
    "path": "/v1/applications/{id}",
    "summary": "Describe an application anew",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "applications.delete",
    "noun": "applications",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/applications/{id}",
    "summary": "Delete an application; its tokens stop at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "applications.rotate",
    "noun": "applications",
    "verb": "rotate",
    "method": "post",
    "path": "/v1/applications/{id}/secrets",
    "summary": "Make a new secret; the older ones end after an overlap",
    "isPublic": false,
    "shownOnce": [
      "clientSecret"
    ],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "overlapSeconds",
        "type": "integer",
        "required": false,
        "description": "How long the older secrets stay good; 0 ends them at once"
      }
    ]
  },
  {
    "operation": "applicationProviders.create",
    "noun": "application-providers",
    "verb": "create",
    "method": "post",
    "path": "/v1/applications/{id}/providers",
    "summary": "Let an application use a provider",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "providerId",
        "type": "string",
        "required": true
      },
      {
        "name": "canSignIn",
        "type": "boolean",
        "required": false
      },
      {
        "name": "canSignUp",
        "type": "boolean",
        "required": false
      },
      {
        "name": "canUnlink",
        "type": "boolean",
        "required": false
      },
      {
        "name": "prompted",
        "type": "boolean",
        "required": false
      },
      {
        "name": "alertType",
        "type": "string",
        "required": false
      },
      {
        "name": "rule",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "applicationProviders.list",
    "noun": "application-providers",
    "verb": "list",
    "method": "get",
    "path": "/v1/applications/{id}/providers",
    "summary": "List the providers that an application uses",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "applicationProviders.update",
    "noun": "application-providers",
    "verb": "update",
    "method": "patch",
    "path": "/v1/applications/{id}/providers/{providerId}",
    "summary": "Change what an application uses a provider for",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "providerId"
    ],
    "query": [],
    "body": [
      {
        "name": "canSignIn",
        "type": "boolean",
        "required": false
      },
      {
        "name": "canSignUp",
        "type": "boolean",
        "required": false
      },
      {
        "name": "canUnlink",
        "type": "boolean",
        "required": false
      },
      {
        "name": "prompted",
        "type": "boolean",
        "required": false
      },
      {
        "name": "alertType",
        "type": "string",
        "required": false
      },
      {
        "name": "rule",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "applicationProviders.delete",
    "noun": "application-providers",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/applications/{id}/providers/{providerId}",
    "summary": "Take a provider from an application",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "providerId"
    ],
    "query": []
  },
  {
    "operation": "applicationProviders.setDefault",
    "noun": "application-providers",
    "verb": "set-default",
    "method": "patch",
    "path": "/v1/applications/{id}/providers/{providerId}/default",
    "summary": "Make a provider the one default of an application",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "providerId"
    ],
    "query": []
  },
  {
    "operation": "providers.create",
    "noun": "providers",
    "verb": "create",
    "method": "post",
    "path": "/v1/providers",
    "summary": "Add a provider of e-mail or SMS; its secret is sealed and never shown",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "category",
        "type": "string",
        "required": true,
        "enum": [
          "Email",
          "SMS"
        ]
      },
      {
        "name": "type",
        "type": "string",
        "required": true,
        "enum": [
          "SMTP",
          "SendGrid",
          "Twilio",
          "Webhook"
        ]
      },
      {
        "name": "clientId",
        "type": "string",
        "required": false,
        "description": "User of SMTP, account of Twilio"
      },
      {
        "name": "clientSecret",
        "type": "string",
        "required": false,
        "description": "Password, API key, or what a webhook is signed with; never shown again"
      },
      {
        "name": "host",
        "type": "string",
        "required": false,
        "description": "Of SMTP"
      },
      {
        "name": "port",
        "type": "integer",
        "required": false,
        "description": "Of SMTP; 587 unless set, and 465 is TLS from the start"
      },
      {
        "name": "disableSsl",
        "type": "boolean",
        "required": false,
        "description": "SMTP without TLS"
      },
      {
        "name": "endpoint",
        "type": "string",
        "required": false,
        "description": "Of a webhook, or where the vendor’s API is instead"
      },
      {
        "name": "from",
        "type": "string",
        "required": false,
        "description": "Whom messages come from"
      },
      {
        "name": "isDefault",
        "type": "boolean",
        "required": false,
        "description": "The one of its category for the tenant’s own"
      }
    ]
  },
  {
    "operation": "providers.list",
    "noun": "providers",
    "verb": "list",
    "method": "get",
    "path": "/v1/providers",
    "summary": "List the providers of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "category",
        "type": "string",
        "required": false,
        "enum": [
          "Email",
          "SMS"
        ]
      }
    ]
  },
  {
    "operation": "providers.get",
    "noun": "providers",
    "verb": "get",
    "method": "get",
    "path": "/v1/providers/{id}",
    "summary": "Show a provider, never its secret",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "providers.update",
    "noun": "providers",
    "verb": "update",
    "method": "patch",
    "path": "/v1/providers/{id}",
    "summary": "Change a provider; moved to another host, it needs its secret anew",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": false
      },
      {
        "name": "clientId",
        "type": "string",
        "required": false
      },
      {
        "name": "clientSecret",
        "type": "string",
        "required": false
      },
      {
        "name": "host",
        "type": "string",
        "required": false
      },
      {
        "name": "port",
        "type": "integer",
        "required": false
      },
      {
        "name": "disableSsl",
        "type": "boolean",
        "required": false
      },
      {
        "name": "endpoint",
        "type": "string",
        "required": false
      },
      {
        "name": "from",
        "type": "string",
        "required": false
      },
      {
        "name": "isDefault",
        "type": "boolean",
        "required": false
      }
    ]
  },
  {
    "operation": "providers.delete",
    "noun": "providers",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/providers/{id}",
    "summary": "Delete a provider, and the links of applications to it",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "providers.test",
    "noun": "providers",
    "verb": "test",
    "method": "post",
    "path": "/v1/providers/{id}/test",
    "summary": "Send a test message, and tell how that went",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "to",
        "type": "string",
        "required": true,
        "description": "An e-mail address, or a number like +4930123456"
      }
    ]
  },
  {
    "operation": "actors.list",
    "noun": "actors",
    "verb": "list",
    "method": "get",
    "path": "/v1/actors",
    "summary": "List everybody who may ask: users, applications, services and agents",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "kind",
        "type": "string",
        "required": false,
        "enum": [
          "user",
          "application",
          "service",
          "agent"
        ]
      },
      {
        "name": "issuer",
        "type": "string",
        "required": false
      },
      {
        "name": "enabled",
        "type": "string",
        "required": false,
        "enum": [
          "true",
          "false"
        ]
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a display name, subject or e-mail address"
      }
    ]
  },
  {
    "operation": "actors.get",
    "noun": "actors",
    "verb": "get",
    "method": "get",
    "path": "/v1/actors/{id}",
    "summary": "Show an actor, its groups and its roles",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "actors.update",
    "noun": "actors",
    "verb": "update",
    "method": "patch",
    "path": "/v1/actors/{id}",
    "summary": "Enable or disable an actor, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "enabled",
        "type": "boolean",
        "required": true
      }
    ]
  },
  {
    "operation": "actors.delete",
    "noun": "actors",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/actors/{id}",
    "summary": "Forget an actor of an outside issuer, with all that it holds; its id stays",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "workspaces.create",
    "noun": "workspaces",
    "verb": "create",
    "method": "post",
    "path": "/v1/workspaces",
    "summary": "Make a workspace and own it",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "workspaces.list",
    "noun": "workspaces",
    "verb": "list",
    "method": "get",
    "path": "/v1/workspaces",
    "summary": "List one’s own workspaces; all, for who may list them tenant-wide",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a name"
      },
      {
        "name": "ownerless",
        "type": "string",
        "required": false,
        "enum": [
          "true",
          "false"
        ],
        "description": "Whether no owner is left who may act"
      }
    ]
  },
  {
    "operation": "workspaces.get",
    "noun": "workspaces",
    "verb": "get",
    "method": "get",
    "path": "/v1/workspaces/{id}",
    "summary": "Show a workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "workspaces.update",
    "noun": "workspaces",
    "verb": "update",
    "method": "patch",
    "path": "/v1/workspaces/{id}",
    "summary": "Change a workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": false
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "workspaces.delete",
    "noun": "workspaces",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/workspaces/{id}",
    "summary": "Delete a workspace with everything in it; its keys stop at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "workspaces.transfer",
    "noun": "workspaces",
    "verb": "transfer",
    "method": "post",
    "path": "/v1/workspaces/{id}/transfer",
    "summary": "Make another actor the owner, and stay as an admin",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "actorId",
        "type": "string",
        "required": true,
        "description": "Who owns it from now on"
      }
    ]
  },
  {
    "operation": "members.create",
    "noun": "members",
    "verb": "create",
    "method": "post",
    "path": "/v1/workspaces/{id}/members",
    "summary": "Add an actor to the workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "actorId",
        "type": "string",
        "required": false
      },
      {
        "name": "email",
        "type": "string",
        "required": false,
        "description": "Of a user of the tenant"
      },
      {
        "name": "role",
        "type": "string",
        "required": false,
        "enum": [
          "owner",
          "admin",
          "member"
        ]
      }
    ]
  },
  {
    "operation": "members.list",
    "noun": "members",
    "verb": "list",
    "method": "get",
    "path": "/v1/workspaces/{id}/members",
    "summary": "List the members of the workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "members.update",
    "noun": "members",
    "verb": "update",
    "method": "patch",
    "path": "/v1/workspaces/{id}/members/{actorId}",
    "summary": "Change a member’s role",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "actorId"
    ],
    "query": [],
    "body": [
      {
        "name": "role",
        "type": "string",
        "required": true,
        "enum": [
          "owner",
          "admin",
          "member"
        ]
      }
    ]
  },
  {
    "operation": "members.delete",
    "noun": "members",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/workspaces/{id}/members/{actorId}",
    "summary": "Take a member out of the workspace, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "actorId"
    ],
    "query": []
  },
  {
    "operation": "members.leave",
    "noun": "members",
    "verb": "leave",
    "method": "post",
    "path": "/v1/workspaces/{id}/leave",
    "summary": "Leave the workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "resources.put",
    "noun": "resources",
    "verb": "put",
    "method": "put",
    "path": "/v1/workspaces/{id}/resources/{type}/{resourceId}",
    "summary": "Register a resource of the workspace, or replace its properties",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "type",
      "resourceId"
    ],
    "query": [],
    "body": [
      {
        "name": "properties",
        "type": "json",
        "required": false,
        "description": "What conditions and selectors see of it"
      }
    ]
  },
  {
    "operation": "resources.get",
    "noun": "resources",
    "verb": "get",
    "method": "get",
    "path": "/v1/workspaces/{id}/resources/{type}/{resourceId}",
    "summary": "Show a registered resource",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "type",
      "resourceId"
    ],
    "query": []
  },
  {
    "operation": "resources.delete",
    "noun": "resources",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/workspaces/{id}/resources/{type}/{resourceId}",
    "summary": "Take a resource out of the register",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "type",
      "resourceId"
    ],
    "query": []
  },
  {
    "operation": "resources.list",
    "noun": "resources",
    "verb": "list",
    "method": "get",
    "path": "/v1/workspaces/{id}/resources",
    "summary": "List the resources that are registered in the workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "type",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "apiKeys.create",
    "noun": "api-keys",
    "verb": "create",
    "method": "post",
    "path": "/v1/workspaces/{id}/api-keys",
    "summary": "Make an API key of the workspace; it is shown this once",
    "isPublic": false,
    "shownOnce": [
      "key"
    ],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "expiresAt",
        "type": "string",
        "required": false,
        "description": "Never, when left out"
      },
      {
        "name": "models",
        "type": "textOrJson",
        "required": false,
        "description": "all, deny, or the aliases it may use"
      },
      {
        "name": "deployments",
        "type": "textOrJson",
        "required": false,
        "description": "all, deny, or the names it may use"
      },
      {
        "name": "operations",
        "type": "textOrJson",
        "required": false,
        "description": "all, deny, or the operations it may ask for"
      }
    ]
  },
  {
    "operation": "apiKeys.list",
    "noun": "api-keys",
    "verb": "list",
    "method": "get",
    "path": "/v1/workspaces/{id}/api-keys",
    "summary": "List the API keys of the workspace",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "apiKeys.get",
    "noun": "api-keys",
    "verb": "get",
    "method": "get",
    "path": "/v1/workspaces/{id}/api-keys/{keyId}",
    "summary": "Show an API key, without its secret",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "keyId"
    ],
    "query": []
  },
  {
    "operation": "apiKeys.update",
    "noun": "api-keys",
    "verb": "update",
    "method": "patch",
    "path": "/v1/workspaces/{id}/api-keys/{keyId}",
    "summary": "Change the name or the scopes of an API key",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "keyId"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": false
      },
      {
        "name": "models",
        "type": "textOrJson",
        "required": false
      },
      {
        "name": "deployments",
        "type": "textOrJson",
        "required": false
      },
      {
        "name": "operations",
        "type": "textOrJson",
        "required": false
      }
    ]
  },
  {
    "operation": "apiKeys.delete",
    "noun": "api-keys",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/workspaces/{id}/api-keys/{keyId}",
    "summary": "Revoke an API key, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "keyId"
    ],
    "query": []
  },
  {
    "operation": "issuers.create",
    "noun": "issuers",
    "verb": "create",
    "method": "post",
    "path": "/v1/issuers",
    "summary": "Trust an outside issuer of tokens",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "issuer",
        "type": "string",
        "required": true,
        "description": "The iss of its tokens, to the letter"
      },
      {
        "name": "jwksUrl",
        "type": "string",
        "required": false,
        "description": "Where its keys lie; or discoveryUrl"
      },
      {
        "name": "discoveryUrl",
        "type": "string",
        "required": false,
        "description": "Its metadata, which names its keys"
      },
      {
        "name": "algorithms",
        "type": "texts",
        "required": false
      },
      {
        "name": "audiences",
        "type": "texts",
        "required": true,
        "description": "A token must name one of these"
      },
      {
        "name": "clockToleranceSeconds",
        "type": "integer",
        "required": false
      },
      {
        "name": "acceptIdTokens",
        "type": "boolean",
        "required": false,
        "description": "Whether ID tokens are taken for access tokens"
      },
      {
        "name": "claims",
        "type": "json",
        "required": false,
        "description": "Which claims tell name, email and kind"
      },
      {
        "name": "autoAssignRole",
        "type": "string",
        "required": false,
        "description": "What each new actor of it gets, once"
      },
      {
        "name": "allow",
        "type": "texts",
        "required": false,
        "description": "Normalised claims of which a token must bring one; null admits all"
      },
      {
        "name": "rules",
        "type": "json",
        "required": false,
        "description": "What claims give, as long as they are there"
      },
      {
        "name": "enabled",
        "type": "boolean",
        "required": false
      }
    ]
  },
  {
    "operation": "issuers.list",
    "noun": "issuers",
    "verb": "list",
    "method": "get",
    "path": "/v1/issuers",
    "summary": "List the issuers whose tokens the tenant takes",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of an issuer"
      }
    ]
  },
  {
    "operation": "issuers.get",
    "noun": "issuers",
    "verb": "get",
    "method": "get",
    "path": "/v1/issuers/{id}",
    "summary": "Show a trusted issuer and what its claims give",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "issuers.update",
    "noun": "issuers",
    "verb": "update",
    "method": "patch",
    "path": "/v1/issuers/{id}",
    "summary": "Change a trusted issuer, or shut its tokens out at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "jwksUrl",
        "type": "string",
        "required": false
      },
      {
        "name": "discoveryUrl",
        "type": "string",
        "required": false
      },
      {
        "name": "algorithms",
        "type": "texts",
        "required": false
      },
      {
        "name": "audiences",
        "type": "texts",
        "required": false
      },
      {
        "name": "clockToleranceSeconds",
        "type": "integer",
        "required": false
      },
      {
        "name": "acceptIdTokens",
        "type": "boolean",
        "required": false
      },
      {
        "name": "claims",
        "type": "json",
        "required": false
      },
      {
        "name": "autoAssignRole",
        "type": "string",
        "required": false
      },
      {
        "name": "allow",
        "type": "texts",
        "required": false
      },
      {
        "name": "rules",
        "type": "json",
        "required": false
      },
      {
        "name": "enabled",
        "type": "boolean",
        "required": false
      }
    ]
  },
  {
    "operation": "issuers.delete",
    "noun": "issuers",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/issuers/{id}",
    "summary": "Trust an issuer no more; its actors stay and cannot sign in",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "issuers.test",
    "noun": "issuers",
    "verb": "test",
    "method": "post",
    "path": "/v1/issuers/{id}/test",
    "summary": "Fetch the keys of a trusted issuer now and say what was found",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policies.create",
    "noun": "policies",
    "verb": "create",
    "method": "post",
    "path": "/v1/policies",
    "summary": "Add a policy, which allows or denies once something holds it",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "effect",
        "type": "string",
        "required": true,
        "enum": [
          "allow",
          "deny"
        ]
      },
      {
        "name": "applications",
        "type": "texts",
        "required": false,
        "description": "The products it is for; none is all"
      },
      {
        "name": "selectors",
        "type": "json",
        "required": true,
        "description": "Any one has to match"
      },
      {
        "name": "for",
        "type": "json",
        "required": false,
        "description": "Every one has to hold"
      },
      {
        "name": "if",
        "type": "json",
        "required": false,
        "description": "Every one has to hold"
      },
      {
        "name": "when",
        "type": "json",
        "required": false,
        "description": "Half-open; an end that is null is open"
      },
      {
        "name": "condition",
        "type": "string",
        "required": false,
        "description": "A CEL expression"
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "policies.list",
    "noun": "policies",
    "verb": "list",
    "method": "get",
    "path": "/v1/policies",
    "summary": "List the policies of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a code or description"
      }
    ]
  },
  {
    "operation": "policies.get",
    "noun": "policies",
    "verb": "get",
    "method": "get",
    "path": "/v1/policies/{id}",
    "summary": "Show a policy",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policies.replace",
    "noun": "policies",
    "verb": "replace",
    "method": "put",
    "path": "/v1/policies/{id}",
    "summary": "Make this all that a policy says",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "effect",
        "type": "string",
        "required": true,
        "enum": [
          "allow",
          "deny"
        ]
      },
      {
        "name": "applications",
        "type": "texts",
        "required": false,
        "description": "The products it is for; none is all"
      },
      {
        "name": "selectors",
        "type": "json",
        "required": true,
        "description": "Any one has to match"
      },
      {
        "name": "for",
        "type": "json",
        "required": false,
        "description": "Every one has to hold"
      },
      {
        "name": "if",
        "type": "json",
        "required": false,
        "description": "Every one has to hold"
      },
      {
        "name": "when",
        "type": "json",
        "required": false,
        "description": "Half-open; an end that is null is open"
      },
      {
        "name": "condition",
        "type": "string",
        "required": false,
        "description": "A CEL expression"
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "policies.update",
    "noun": "policies",
    "verb": "update",
    "method": "patch",
    "path": "/v1/policies/{id}",
    "summary": "Change fields of a policy",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "effect",
        "type": "string",
        "required": false,
        "enum": [
          "allow",
          "deny"
        ]
      },
      {
        "name": "applications",
        "type": "texts",
        "required": false
      },
      {
        "name": "selectors",
        "type": "json",
        "required": false,
        "description": "Any one has to match"
      },
      {
        "name": "for",
        "type": "json",
        "required": false
      },
      {
        "name": "if",
        "type": "json",
        "required": false
      },
      {
        "name": "when",
        "type": "json",
        "required": false
      },
      {
        "name": "condition",
        "type": "string",
        "required": false
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "policies.delete",
    "noun": "policies",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/policies/{id}",
    "summary": "Delete a policy that nothing holds",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policies.attachments",
    "noun": "policies",
    "verb": "attachments",
    "method": "get",
    "path": "/v1/policies/{id}/attachments",
    "summary": "List what holds a policy, by itself or through collections",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "policies.revisions",
    "noun": "policies",
    "verb": "revisions",
    "method": "get",
    "path": "/v1/policies/{id}/revisions",
    "summary": "List the revisions of a policy, newest first",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "policies.revision",
    "noun": "policies",
    "verb": "revision",
    "method": "get",
    "path": "/v1/policies/{id}/revisions/{revision}",
    "summary": "Show what a policy said at a revision",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "revision"
    ],
    "query": []
  },
  {
    "operation": "policies.restore",
    "noun": "policies",
    "verb": "restore",
    "method": "post",
    "path": "/v1/policies/{id}/revisions/{revision}/restore",
    "summary": "Make a policy say again what it said at a revision",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "revision"
    ],
    "query": []
  },
  {
    "operation": "policyCollections.create",
    "noun": "policy-collections",
    "verb": "create",
    "method": "post",
    "path": "/v1/policy-collections",
    "summary": "Add a collection of policies, and of other collections",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false,
        "description": "Collections inside it, at any depth"
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "policyCollections.list",
    "noun": "policy-collections",
    "verb": "list",
    "method": "get",
    "path": "/v1/policy-collections",
    "summary": "List the policy collections of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a code or description"
      }
    ]
  },
  {
    "operation": "policyCollections.get",
    "noun": "policy-collections",
    "verb": "get",
    "method": "get",
    "path": "/v1/policy-collections/{id}",
    "summary": "Show a policy collection",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policyCollections.replace",
    "noun": "policy-collections",
    "verb": "replace",
    "method": "put",
    "path": "/v1/policy-collections/{id}",
    "summary": "Make this all that a policy collection is",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false,
        "description": "Collections inside it, at any depth"
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "policyCollections.delete",
    "noun": "policy-collections",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/policy-collections/{id}",
    "summary": "Delete a policy collection that nothing holds",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policyCollections.add",
    "noun": "policy-collections",
    "verb": "add",
    "method": "post",
    "path": "/v1/policy-collections/{id}/add",
    "summary": "Put policies and collections into a policy collection",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false,
        "description": "Collections inside it, at any depth"
      }
    ]
  },
  {
    "operation": "policyCollections.take",
    "noun": "policy-collections",
    "verb": "take",
    "method": "post",
    "path": "/v1/policy-collections/{id}/take",
    "summary": "Take policies and collections out of a policy collection",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false,
        "description": "Collections inside it, at any depth"
      }
    ]
  },
  {
    "operation": "policyTemplates.create",
    "noun": "policy-templates",
    "verb": "create",
    "method": "post",
    "path": "/v1/policy-templates",
    "summary": "Add a template, of whose selectors policies can be made",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "title",
        "type": "string",
        "required": true
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "selectors",
        "type": "json",
        "required": true,
        "description": "What policies made of it may select, by application and tag"
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "policyTemplates.list",
    "noun": "policy-templates",
    "verb": "list",
    "method": "get",
    "path": "/v1/policy-templates",
    "summary": "List the policy templates of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a code or description"
      }
    ]
  },
  {
    "operation": "policyTemplates.generate",
    "noun": "policy-templates",
    "verb": "generate",
    "method": "post",
    "path": "/v1/policy-templates/generate",
    "summary": "Compute what a policy of templates would select, and store nothing",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "templates",
        "type": "json",
        "required": true
      },
      {
        "name": "selectors",
        "type": "json",
        "required": false,
        "description": "Further ones"
      }
    ]
  },
  {
    "operation": "policyTemplates.get",
    "noun": "policy-templates",
    "verb": "get",
    "method": "get",
    "path": "/v1/policy-templates/{id}",
    "summary": "Show a policy template",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "policyTemplates.replace",
    "noun": "policy-templates",
    "verb": "replace",
    "method": "put",
    "path": "/v1/policy-templates/{id}",
    "summary": "Make this all that a policy template is",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "title",
        "type": "string",
        "required": true
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "selectors",
        "type": "json",
        "required": true,
        "description": "What policies made of it may select, by application and tag"
      }
    ]
  },
  {
    "operation": "policyTemplates.delete",
    "noun": "policy-templates",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/policy-templates/{id}",
    "summary": "Delete a policy template; policies made of it stay",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "roles.create",
    "noun": "roles",
    "verb": "create",
    "method": "post",
    "path": "/v1/roles",
    "summary": "Add a role of the tenant’s own",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": true
      },
      {
        "name": "title",
        "type": "string",
        "required": false
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "level",
        "type": "string",
        "required": false,
        "enum": [
          "tenant",
          "workspace"
        ]
      },
      {
        "name": "precedence",
        "type": "integer",
        "required": false,
        "description": "1 is the strongest"
      },
      {
        "name": "permissions",
        "type": "texts",
        "required": false
      },
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      },
      {
        "name": "supervises",
        "type": "texts",
        "required": false,
        "description": "Roles whose own permissions, policies and collections it gives too, at its own precedence"
      },
      {
        "name": "ceiling",
        "type": "texts",
        "required": false,
        "description": "The most that workspace roles may give its holder; null is everything"
      },
      {
        "name": "when",
        "type": "json",
        "required": false
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "roles.list",
    "noun": "roles",
    "verb": "list",
    "method": "get",
    "path": "/v1/roles",
    "summary": "List the roles of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a code or title"
      },
      {
        "name": "level",
        "type": "string",
        "required": false,
        "enum": [
          "tenant",
          "workspace"
        ]
      },
      {
        "name": "scope",
        "type": "string",
        "required": false
      },
      {
        "name": "code",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "roles.get",
    "noun": "roles",
    "verb": "get",
    "method": "get",
    "path": "/v1/roles/{id}",
    "summary": "Show a role",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "roles.update",
    "noun": "roles",
    "verb": "update",
    "method": "patch",
    "path": "/v1/roles/{id}",
    "summary": "Change a role that no manifest manages",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "title",
        "type": "string",
        "required": false
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "precedence",
        "type": "integer",
        "required": false,
        "description": "1 is the strongest"
      },
      {
        "name": "permissions",
        "type": "texts",
        "required": false
      },
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      },
      {
        "name": "supervises",
        "type": "texts",
        "required": false,
        "description": "Roles whose own permissions, policies and collections it gives too, at its own precedence"
      },
      {
        "name": "ceiling",
        "type": "texts",
        "required": false,
        "description": "The most that workspace roles may give its holder; null is everything"
      },
      {
        "name": "when",
        "type": "json",
        "required": false
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "roles.replace",
    "noun": "roles",
    "verb": "replace",
    "method": "put",
    "path": "/v1/roles/{id}",
    "summary": "Replace all that a role says; what is left out is emptied",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "title",
        "type": "string",
        "required": false
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "precedence",
        "type": "integer",
        "required": false,
        "description": "1 is the strongest"
      },
      {
        "name": "permissions",
        "type": "texts",
        "required": false
      },
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      },
      {
        "name": "supervises",
        "type": "texts",
        "required": false,
        "description": "Roles whose own permissions, policies and collections it gives too, at its own precedence"
      },
      {
        "name": "ceiling",
        "type": "texts",
        "required": false,
        "description": "The most that workspace roles may give its holder; null is everything"
      },
      {
        "name": "when",
        "type": "json",
        "required": false
      },
      {
        "name": "annotations",
        "type": "json",
        "required": false,
        "description": "Kept and shown, never decided over"
      }
    ]
  },
  {
    "operation": "roles.delete",
    "noun": "roles",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/roles/{id}",
    "summary": "Delete a role that nobody holds or supervises",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "roles.attach",
    "noun": "roles",
    "verb": "attach",
    "method": "post",
    "path": "/v1/roles/{id}/attach",
    "summary": "Attach policies and collections to a role",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "roles.detach",
    "noun": "roles",
    "verb": "detach",
    "method": "post",
    "path": "/v1/roles/{id}/detach",
    "summary": "Detach policies and collections from a role",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "roles.move",
    "noun": "roles",
    "verb": "move",
    "method": "post",
    "path": "/v1/roles/{id}/move",
    "summary": "Place a role directly before (stronger than) or after another",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "before",
        "type": "string",
        "required": false,
        "description": "The role that it is to stand directly above"
      },
      {
        "name": "after",
        "type": "string",
        "required": false,
        "description": "The role that it is to stand directly below"
      }
    ]
  },
  {
    "operation": "userRoles.create",
    "noun": "user-roles",
    "verb": "create",
    "method": "post",
    "path": "/v1/user-roles",
    "summary": "Make the user-role of a user who has not signed in yet",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      },
      {
        "name": "userId",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "userRoles.list",
    "noun": "user-roles",
    "verb": "list",
    "method": "get",
    "path": "/v1/user-roles",
    "summary": "List the user-roles of the tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a user’s name, subject or e-mail address"
      }
    ]
  },
  {
    "operation": "userRoles.get",
    "noun": "user-roles",
    "verb": "get",
    "method": "get",
    "path": "/v1/user-roles/{userId}",
    "summary": "Show what a user-role holds",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "userId"
    ],
    "query": []
  },
  {
    "operation": "userRoles.replace",
    "noun": "user-roles",
    "verb": "replace",
    "method": "put",
    "path": "/v1/user-roles/{userId}",
    "summary": "Replace all that a user-role holds",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "userId"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "userRoles.delete",
    "noun": "user-roles",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/user-roles/{userId}",
    "summary": "Empty a user-role and remove it",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "userId"
    ],
    "query": []
  },
  {
    "operation": "userRoles.attach",
    "noun": "user-roles",
    "verb": "attach",
    "method": "post",
    "path": "/v1/user-roles/{userId}/attach",
    "summary": "Attach policies and collections to a user",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "userId"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "userRoles.detach",
    "noun": "user-roles",
    "verb": "detach",
    "method": "post",
    "path": "/v1/user-roles/{userId}/detach",
    "summary": "Detach policies and collections from a user",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "userId"
    ],
    "query": [],
    "body": [
      {
        "name": "policies",
        "type": "texts",
        "required": false
      },
      {
        "name": "collections",
        "type": "texts",
        "required": false
      }
    ]
  },
  {
    "operation": "guardrails.list",
    "noun": "guardrails",
    "verb": "list",
    "method": "get",
    "path": "/v1/guardrails",
    "summary": "List the policies that hold for the whole tenant",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "guardrails.put",
    "noun": "guardrails",
    "verb": "put",
    "method": "put",
    "path": "/v1/guardrails/{policyId}",
    "summary": "Have a deny policy hold for the whole tenant; nothing overrides it",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "policyId"
    ],
    "query": [],
    "body": [
      {
        "name": "reason",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "guardrails.delete",
    "noun": "guardrails",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/guardrails/{policyId}",
    "summary": "Take a guardrail away; the policy stays",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "policyId"
    ],
    "query": []
  },
  {
    "operation": "assignments.create",
    "noun": "assignments",
    "verb": "create",
    "method": "post",
    "path": "/v1/assignments",
    "summary": "Give a role to an actor or a group",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "actorId",
        "type": "string",
        "required": false
      },
      {
        "name": "group",
        "type": "string",
        "required": false
      },
      {
        "name": "role",
        "type": "string",
        "required": true
      },
      {
        "name": "workspace",
        "type": "string",
        "required": false,
        "description": "Where a workspace-level role is held; a tenant-level one is held in none"
      },
      {
        "name": "from",
        "type": "string",
        "required": false
      },
      {
        "name": "until",
        "type": "string",
        "required": false
      },
      {
        "name": "reason",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "assignments.list",
    "noun": "assignments",
    "verb": "list",
    "method": "get",
    "path": "/v1/assignments",
    "summary": "List who holds which role",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "actorId",
        "type": "string",
        "required": false
      },
      {
        "name": "group",
        "type": "string",
        "required": false
      },
      {
        "name": "role",
        "type": "string",
        "required": false
      },
      {
        "name": "workspace",
        "type": "string",
        "required": false
      },
      {
        "name": "activeAt",
        "type": "string",
        "required": false,
        "description": "Those that hold at that instant"
      }
    ]
  },
  {
    "operation": "assignments.get",
    "noun": "assignments",
    "verb": "get",
    "method": "get",
    "path": "/v1/assignments/{id}",
    "summary": "Show an assignment",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "assignments.update",
    "noun": "assignments",
    "verb": "update",
    "method": "patch",
    "path": "/v1/assignments/{id}",
    "summary": "Change since when, until when or why a role is held",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "from",
        "type": "string",
        "required": false
      },
      {
        "name": "until",
        "type": "string",
        "required": false
      },
      {
        "name": "reason",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "assignments.delete",
    "noun": "assignments",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/assignments/{id}",
    "summary": "Take a role away again, at once",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "accessReviews.create",
    "noun": "access-reviews",
    "verb": "create",
    "method": "post",
    "path": "/v1/access-reviews",
    "summary": "Begin a campaign over the grants of a group, role or workspace as they are now",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": true
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "subject",
        "type": "json",
        "required": true,
        "description": "Whose grants are reviewed: {\"group\": …}, {\"role\": …} or {\"workspace\": …}"
      },
      {
        "name": "reviewers",
        "type": "texts",
        "required": true,
        "description": "Actors, each of whom decides any item but those of their own access"
      },
      {
        "name": "dueAt",
        "type": "string",
        "required": true
      },
      {
        "name": "onOverdue",
        "type": "string",
        "required": false,
        "enum": [
          "keep",
          "revoke"
        ],
        "description": "What closing does to what nobody decided in time"
      }
    ]
  },
  {
    "operation": "accessReviews.list",
    "noun": "access-reviews",
    "verb": "list",
    "method": "get",
    "path": "/v1/access-reviews",
    "summary": "List the campaigns that name one; all, for who may list them",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "status",
        "type": "string",
        "required": false,
        "enum": [
          "open",
          "closed"
        ]
      }
    ]
  },
  {
    "operation": "accessReviews.mine",
    "noun": "access-reviews",
    "verb": "mine",
    "method": "get",
    "path": "/v1/access-reviews/mine",
    "summary": "List the items that wait for one’s own decision, of all campaigns",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      }
    ]
  },
  {
    "operation": "accessReviews.get",
    "noun": "access-reviews",
    "verb": "get",
    "method": "get",
    "path": "/v1/access-reviews/{id}",
    "summary": "Show a campaign and how far it is",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  },
  {
    "operation": "accessReviews.update",
    "noun": "access-reviews",
    "verb": "update",
    "method": "patch",
    "path": "/v1/access-reviews/{id}",
    "summary": "Change the name, reviewers, due day or onOverdue of an open campaign",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "name",
        "type": "string",
        "required": false
      },
      {
        "name": "description",
        "type": "string",
        "required": false
      },
      {
        "name": "reviewers",
        "type": "texts",
        "required": false,
        "description": "Actors, each of whom decides any item but those of their own access"
      },
      {
        "name": "dueAt",
        "type": "string",
        "required": false
      },
      {
        "name": "onOverdue",
        "type": "string",
        "required": false,
        "enum": [
          "keep",
          "revoke"
        ]
      }
    ]
  },
  {
    "operation": "accessReviews.items",
    "noun": "access-reviews",
    "verb": "items",
    "method": "get",
    "path": "/v1/access-reviews/{id}/items",
    "summary": "List the grants under review, and what was decided of each",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "decision",
        "type": "string",
        "required": false,
        "enum": [
          "pending",
          "keep",
          "revoke",
          "gone"
        ]
      },
      {
        "name": "overdue",
        "type": "string",
        "required": false,
        "enum": [
          "true",
          "false"
        ]
      },
      {
        "name": "reviewer",
        "type": "string",
        "required": false,
        "description": "Who decided it"
      }
    ]
  },
  {
    "operation": "accessReviews.decide",
    "noun": "access-reviews",
    "verb": "decide",
    "method": "post",
    "path": "/v1/access-reviews/{id}/items/{item}/decide",
    "summary": "Keep a grant, or revoke it at once, with a reason",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id",
      "item"
    ],
    "query": [],
    "body": [
      {
        "name": "decision",
        "type": "string",
        "required": true,
        "enum": [
          "keep",
          "revoke"
        ]
      },
      {
        "name": "reason",
        "type": "string",
        "required": true
      }
    ]
  },
  {
    "operation": "accessReviews.close",
    "noun": "access-reviews",
    "verb": "close",
    "method": "post",
    "path": "/v1/access-reviews/{id}/close",
    "summary": "Close a campaign in which all is decided; by force, what is overdue follows onOverdue",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": [],
    "body": [
      {
        "name": "force",
        "type": "boolean",
        "required": false,
        "description": "Also with items that nobody decided"
      }
    ]
  },
  {
    "operation": "permissions.list",
    "noun": "permissions",
    "verb": "list",
    "method": "get",
    "path": "/v1/permission-catalogue",
    "summary": "List the permissions that the tenant’s manifests declare",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "filter",
        "type": "string",
        "required": false,
        "description": "Part of a permission"
      }
    ]
  },
  {
    "operation": "declarations.put",
    "noun": "declarations",
    "verb": "put",
    "method": "put",
    "path": "/v1/declarations/{slug}",
    "summary": "Apply a product’s manifest; the same one again changes nothing",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "slug"
    ],
    "query": [],
    "body": []
  },
  {
    "operation": "declarations.get",
    "noun": "declarations",
    "verb": "get",
    "method": "get",
    "path": "/v1/declarations/{slug}",
    "summary": "Show when a manifest was applied",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "slug"
    ],
    "query": []
  },
  {
    "operation": "declarations.list",
    "noun": "declarations",
    "verb": "list",
    "method": "get",
    "path": "/v1/declarations",
    "summary": "List the manifests that were applied",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "configuration.export",
    "noun": "configuration",
    "verb": "export",
    "method": "get",
    "path": "/v1/export",
    "summary": "The whole tenant, secrets and records excluded",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "configuration.plan",
    "noun": "configuration",
    "verb": "plan",
    "method": "post",
    "path": "/v1/plan",
    "summary": "What applying would change, and who would gain or lose which permission",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "configuration",
        "type": "json",
        "required": true
      },
      {
        "name": "prune",
        "type": "boolean",
        "required": false,
        "description": "Also take away what the files do not have"
      }
    ]
  },
  {
    "operation": "configuration.drift",
    "noun": "configuration",
    "verb": "drift",
    "method": "post",
    "path": "/v1/drift",
    "summary": "In what the tenant is otherwise than the configuration says",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "configuration",
        "type": "json",
        "required": true
      }
    ]
  },
  {
    "operation": "configuration.apply",
    "noun": "configuration",
    "verb": "apply",
    "method": "post",
    "path": "/v1/apply",
    "summary": "Make the tenant what the configuration says: all of it, or nothing",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "configuration",
        "type": "json",
        "required": true
      },
      {
        "name": "prune",
        "type": "boolean",
        "required": false,
        "description": "Also take away what the files do not have"
      },
      {
        "name": "ifVersion",
        "type": "integer",
        "required": false,
        "description": "Refused when access was changed since this plan"
      }
    ]
  },
  {
    "operation": "configuration.simulate",
    "noun": "configuration",
    "verb": "simulate",
    "method": "post",
    "path": "/v1/simulate",
    "summary": "Decisions as they are and as a draft would make them; nothing is stored",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [],
    "body": [
      {
        "name": "draft",
        "type": "json",
        "required": true,
        "description": "What would be written; what it leaves out stays as it is"
      },
      {
        "name": "requests",
        "type": "json",
        "required": false
      }
    ]
  },
  {
    "operation": "auditEvents.list",
    "noun": "audit-events",
    "verb": "list",
    "method": "get",
    "path": "/v1/audit-events",
    "summary": "List what was done in the tenant, the newest first",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "page",
        "type": "integer",
        "required": false
      },
      {
        "name": "limit",
        "type": "integer",
        "required": false
      },
      {
        "name": "after",
        "type": "string",
        "required": false
      },
      {
        "name": "action",
        "type": "string",
        "required": false,
        "description": "As `user.created`, or all that begin alike: `user.*`"
      },
      {
        "name": "actor",
        "type": "string",
        "required": false,
        "description": "Who did it"
      },
      {
        "name": "target",
        "type": "string",
        "required": false,
        "description": "What it was done to, as `user/<id>`"
      },
      {
        "name": "requestId",
        "type": "string",
        "required": false,
        "description": "The request that brought it about"
      },
      {
        "name": "from",
        "type": "string",
        "required": false
      },
      {
        "name": "to",
        "type": "string",
        "required": false,
        "description": "Before this instant"
      }
    ]
  },
  {
    "operation": "auditEvents.head",
    "noun": "audit-events",
    "verb": "head",
    "method": "get",
    "path": "/v1/audit-events/head",
    "summary": "Where the chain of events ends: an anchor to keep elsewhere",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": []
  },
  {
    "operation": "auditEvents.verify",
    "noun": "audit-events",
    "verb": "verify",
    "method": "get",
    "path": "/v1/audit-events/verify",
    "summary": "Recompute the chain and tell the first event that was edited, cut, moved or added",
    "isPublic": false,
    "shownOnce": [],
    "params": [],
    "query": [
      {
        "name": "fromSequence",
        "type": "integer",
        "required": false,
        "description": "Begin with this event and trust those before it"
      },
      {
        "name": "anchorSequence",
        "type": "integer",
        "required": false,
        "description": "Of a head that was kept elsewhere"
      },
      {
        "name": "anchorHash",
        "type": "string",
        "required": false,
        "description": "The hash it had"
      }
    ]
  },
  {
    "operation": "auditEvents.get",
    "noun": "audit-events",
    "verb": "get",
    "method": "get",
    "path": "/v1/audit-events/{id}",
    "summary": "Show one event",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
    ],
    "query": []
  }
]
