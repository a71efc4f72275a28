import type { ForLine, IfLine, RangeLine } from './reference-world.ts'

/** Expressions that hold, that do not, that fail for want of a name, and that give no boolean. */
export const conditions = [
  'true',
  'false',
  'actor.kind == "user"',
  'actor.id != "a1"',
  'actor.issuer == "local" && actor.subject.startsWith("subject-")',
  'actor.attributes.limit > 10',
  'actor.attributes.limit == 5',
  'actor.attributes.dept == resource.properties.state',
  'has(actor.attributes.dept) && actor.attributes.dept == "ops"',
  'context.mfa',
  '!context.mfa',
  'context.mfa || resource.properties.size == 10',
  'context.mfa && resource.properties.size > 9',
  'context.amount < actor.attributes.limit',
  'context.amount in [5, 10]',
  'context["amount"] == 5',
  'has(context.constructor)',
  'resource.type == "notes"',
  'has(resource.type) ? resource.type != "notes" : true',
  'resource.workspace == "w1"',
  'has(resource.workspace)',
  'resource.id.code == "n1"',
  '!has(resource.id.region) || resource.id.region.startsWith("eu")',
  'resource.properties.state',
  'resource.properties.state == "open"',
  'resource.properties.state == null',
  'has(resource.properties.state)',
  'resource.properties.size >= 9.5',
  'resource.properties.size == "9"',
  'actor.id in resource.properties.owner',
  'resource.properties.owner.exists(o, o == actor.id)',
  'resource.properties.owner.all(o, o == actor.id)',
  'size(resource.properties.owner) == 1',
  'permission.endsWith(":read")',
  'permission == "crm/notes:read" || permission.contains("users/password")',
  'now >= timestamp("2026-06-01T12:00:00Z")',
  'now < timestamp("2026-06-01T12:00:00.001Z")',
  'context.amount',
  'context.amount == "5"',
  'context.amount == 5.0 && context.amount != 5.5',
  'context.amount > 4u',
  'context.amount + 1.0 > 6.0',
  'context.amount + 1 > 6',
  '-context.amount < 0.0',
  'context.amount >= 5 ? context.mfa : false',
  'context.mfa == true || context.amount',
  '!(context.mfa && context.amount > 5)',
  '"amount" in context',
  'context == {}',
  'has(context.claims) && context.claims.dept == "ops"',
  'context.scopes == ["notes"]',
  'context.scopes.exists(s, s.matches("^no")) || context.mfa',
  'context.scopes.all(s, s == "notes" || s.size() > context.amount)',
  'resource.properties.owner[0] == "a0"',
  'resource.properties.size.open',
  'resource.properties.owner.filter(o, o == "a0").size() == 1',
  'resource.id == {"code": "n1"}',
  'type(context.amount) == double',
  'string(context.amount) == "5"',
  'int(resource.properties.size) == 9',
  'timestamp("2026-06-01T12:00:00Z") - now < duration("1s")',
  'now.getHours() == 12',
]

/** Dates a clear way off every edge, for the edges of `for` are the vendor's and not ours. */
export const forLines: ForLine[] = [
  { effectiveRange: { from: '2026-05-20T00:00:00Z', to: '2026-06-20T00:00:00Z' } },
  { effectiveRange: { from: '2026-05-20T00:00:00Z' } },
  { effectiveRange: { from: '2027-01-01T00:00:00Z', to: null } },
  {
    asAtRangeForSpec: {
      from: { dateTimeOffset: '2026-05-20T00:00:00Z' },
      to: { value: 'AsAt=Latest' },
    },
  },
  {
    asAtRangeForSpec: {
      from: { dateTimeOffset: '2026-01-01T00:00:00Z' },
      to: { dateTimeOffset: '2026-05-20T00:00:00Z' },
    },
  },
  {
    effectiveDateRelative: {
      date: 'Now',
      adjustment: -7,
      unit: 'Day',
      relativeToDateTime: 'BeforeOrOn',
    },
  },
  {
    effectiveDateRelative: {
      date: 'Now',
      adjustment: -2,
      unit: 'Weeks',
      relativeToDateTime: 'AfterOrOn',
    },
  },
  {
    effectiveDateRelative: {
      date: 'Now',
      adjustment: -240,
      unit: 'Hour',
      relativeToDateTime: 'After',
    },
  },
  {
    effectiveDateRelative: {
      date: 'FirstDayOfYear',
      adjustment: 0,
      unit: 'Day',
      relativeToDateTime: 'After',
    },
  },
  { asAtRelative: { date: 'Now', adjustment: -7, unit: 'Day', relativeToDateTime: 'Before' } },
  { effectiveDateHasQuality: { quality: 'IsBusinessDayOfAnyMonth' } },
  { effectiveDateHasQuality: { quality: 'IsFirstDayOfAnyMonth' } },
  { effectiveDateHasQuality: { quality: 'IsLastDayOfAnyMonth' } },
]

/** Ranges for requests: around now, long ago, wide, and a single instant. */
export const ranges: RangeLine[] = [
  { from: '2026-06-01T09:00:00Z', to: '2026-06-01T10:00:00Z' },
  { from: '2026-05-02T00:00:00Z', to: '2026-05-03T00:00:00Z' },
  { from: '2026-01-10T00:00:00Z', to: '2026-06-01T10:00:00Z' },
  '2026-04-30T12:00:00Z',
]

export const ifLines: IfLine[] = [
  {
    ifRequestHeaderExpression: {
      headerName: 'X-Channel',
      operator: 'EqualsCaseSensitive',
      value: 'web',
    },
  },
  {
    ifRequestHeaderExpression: {
      headerName: 'x-channel',
      operator: 'EqualsCaseInsensitive',
      value: 'WEB',
    },
  },
  { ifRequestHeaderExpression: { headerName: 'x-channel', operator: 'NotPresent' } },
  {
    ifRequestHeaderExpression: {
      headerName: 'x-channel',
      operator: 'NotEqualsCaseSensitive',
      value: 'web',
    },
  },
  {
    ifRequestHeaderExpression: {
      headerName: 'x-channel',
      operator: 'ContainsCaseSensitive',
      value: 'e',
    },
  },
  {
    ifRequestHeaderExpression: {
      headerName: 'x-channel',
      operator: 'NotPresentOrNotContainsCaseSensitive',
      value: 'e',
    },
  },
  {
    ifRequestHeaderExpression: {
      headerName: 'x-channel',
      operator: 'InCaseInsensitive',
      value: 'Web,batch',
    },
  },
  {
    ifIdentityClaimExpression: { claimType: 'dept', operator: 'EqualsCaseSensitive', value: 'ops' },
  },
  {
    ifIdentityClaimExpression: {
      claimType: 'dept',
      operator: 'NotEqualsCaseInsensitive',
      value: 'OPS',
    },
  },
  { ifIdentityScopeExpression: { scopeName: 'notes' } },
  { ifViaApiExpression: { apiFeatureCodes: ['api-notes-list', 'api-notes-get'] } },
]

/** Numbers, the same as text, booleans and their texts, and texts that code units order apart. */
export const scalars = [
  '\u{1f600}a',
  '\uff5ea',
  9,
  10,
  '9',
  '10',
  1.5,
  -1,
  0,
  true,
  false,
  'true',
  'open',
  'Open',
  '\u{1f600}',
  '\uff5e',
  '',
]
export const propertyKeys = ['state', 'size', 'owner', 'code', 'constructor', '__proto__']
