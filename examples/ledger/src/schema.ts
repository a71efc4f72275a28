/** JSON schemas of what the ledger takes in: a field it does not know is refused, not ignored. */

const strict = { type: 'object', additionalProperties: false } as const
const name = { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' } as const
const alias = { type: ['string', 'null'], pattern: '^[a-z0-9@._-]{1,50}$' } as const
const assetCode = { type: 'string', pattern: '^[A-Z]{2,10}$' } as const

export const newOrganization = {
  body: { ...strict, required: ['legalName'], properties: { legalName: name } },
} as const

export const newLedger = {
  body: { ...strict, required: ['name'], properties: { name } },
} as const

export const newAccount = {
  body: {
    ...strict,
    required: ['name', 'assetCode'],
    properties: { name, assetCode, alias, type: { enum: ['deposit', 'external'] } },
  },
} as const

export const accountPatch = {
  body: { ...strict, minProperties: 1, properties: { name, alias } },
} as const

const entry = {
  ...strict,
  required: ['accountId', 'side', 'amount'],
  properties: {
    accountId: { type: 'string', minLength: 1, maxLength: 100 },
    side: { enum: ['debit', 'credit'] },
    amount: { type: 'string', pattern: '^[1-9][0-9]{0,17}$' },
  },
} as const

export const newTransaction = {
  body: {
    ...strict,
    required: ['entries'],
    properties: {
      description: { type: 'string', maxLength: 500 },
      entries: { type: 'array', minItems: 2, maxItems: 100, items: entry },
    },
  },
} as const

/** Query parameters arrive as text. */
export const page = {
  querystring: {
    ...strict,
    properties: {
      page: { type: 'string', pattern: '^[1-9][0-9]{0,5}$' },
      limit: { type: 'string', pattern: '^([1-9][0-9]?|100)$' },
    },
  },
} as const
