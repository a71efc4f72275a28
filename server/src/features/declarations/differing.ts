import { type Changes, changes, listed } from '../../kernel/audit.ts'
import { type Manifest, permissionsOf } from './manifest.ts'

/** As many things of each part as are told one by one. */
const thingsMax = 100

type Thing = Readonly<Record<string, unknown>>
type Parts = Readonly<Record<string, ReadonlyMap<string, Thing>>>

/**
 * What one manifest says and the other does not, part by part. Of a list it holds the names that the
 * other has not, so that it tells by what a role was widened; of long ones how many there are.
 */
export function differing(before: Manifest | undefined, after: Manifest): Changes {
  const was = before ? partsOf(before) : {}
  const told = Object.entries(partsOf(after)).map(([name, is]) => {
    const [old, fresh] = thingsThatDiffer(was[name] ?? new Map(), is)
    return [part(name, old), part(name, fresh)] as const
  })
  return {
    before: Object.assign({}, ...told.map(([old]) => old)),
    after: Object.assign({}, ...told.map(([, fresh]) => fresh)),
  }
}

/** By name: the permissions and roles, and who holds which roles by what they are. */
function partsOf(manifest: Manifest): Parts {
  const { roles, machine, member, global, workspace } = manifest
  const holders = [
    ...Object.entries(machine).map(([product, codes]) => [`machine/${product}`, codes] as const),
    ...(member === null ? [] : [['member', [member]] as const]),
    ...Object.entries(global).map(([role, code]) => [`global/${role}`, [code]] as const),
    ...Object.entries(workspace).map(([role, code]) => [`workspace/${role}`, [code]] as const),
  ]
  return {
    permissions: new Map(permissionsOf(manifest).map(({ key, implies }) => [key, { implies }])),
    roles: new Map(
      roles.map(({ scope = 'default', code, ...role }) => [`${scope}/${code}`, role] as const),
    ),
    holders: new Map(holders.map(([name, codes]) => [name, { roles: codes }])),
  }
}

type Named = readonly (readonly [string, Thing])[]

function thingsThatDiffer(
  was: ReadonlyMap<string, Thing>,
  is: ReadonlyMap<string, Thing>,
): readonly [Named, Named] {
  const both = [...new Set([...was.keys(), ...is.keys()])].sort().map((name) => {
    const old = was.get(name) ?? {}
    const fresh = is.get(name) ?? {}
    const { before, after } = changes(old, fresh)
    return { name, old: lacking(before, fresh), fresh: lacking(after, old) }
  })
  const named = (side: 'old' | 'fresh') =>
    both
      .filter((one) => Object.keys(one[side]).length > 0)
      .map((one) => [one.name, one[side]] as const)
  return [named('old'), named('fresh')]
}

/** The fields, and of each list what the other's has not. */
const lacking = (fields: Thing, other: Thing): Thing =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([name, value]) => {
      if (!Array.isArray(value)) return { [name]: value }
      const theirs = other[name]
      const known = new Set<unknown>(Array.isArray(theirs) ? theirs : [])
      return listed(
        name,
        value.filter((one) => !known.has(one)),
      )
    }),
  )

function part(name: string, things: Named): Thing {
  if (things.length === 0) return {}
  const told = { [name]: Object.fromEntries(things.slice(0, thingsMax)) }
  return things.length <= thingsMax ? told : { ...told, [`${name}Total`]: things.length }
}
