// Generated from the route rows by `npm run generate`. Do not edit.

import type { ApiCommand } from '../command.ts'

export const commands: readonly ApiCommand[] = [
  {
    "operation": "system.ready",
    "noun": "system",
    "verb": "ready",
    "method": "get",
    "path": "/readyz",
    "summary": "Whether requests can be served: the database answers",
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
        "description": "Properties of the resource, for conditions"
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
    "summary": "A decision with everything that led to it",
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
        "name": "minVersion",
        "type": "integer",
        "required": false
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
          "active",
          "disabled",
          "deleted"
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
        "description": "Part of a display name or subject"
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
        "name": "ceiling",
        "type": "texts",
        "required": false,
        "description": "The most that workspace roles may give its holder; null is everything"
      },
      {
        "name": "when",
        "type": "json",
        "required": false
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
        "name": "ceiling",
        "type": "texts",
        "required": false,
        "description": "The most that workspace roles may give its holder; null is everything"
      },
      {
        "name": "when",
        "type": "json",
        "required": false
      }
    ]
  },
  {
    "operation": "roles.delete",
    "noun": "roles",
    "verb": "delete",
    "method": "delete",
    "path": "/v1/roles/{id}",
    "summary": "Delete a role that nobody holds",
    "isPublic": false,
    "shownOnce": [],
    "params": [
      "id"
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
        "type": "json",
        "required": false,
        "description": "Tenant-wide"
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
        "description": "As `user.created`"
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
  }
]
