import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { readManifests } from '../src/features/declarations/folder.ts'
import { parseManifest, permissionsOf } from '../src/features/declarations/manifest.ts'
import { describedRoutes } from '../src/routes.ts'
import { functionsOf, type Import, importsOf, root, type Source, sources } from './sources.ts'

const all = sources()
const isTest = ({ path }: Source) => /\.test\.tsx?$|(^|\/)test\//.test(path)
const code = all.filter((source) => !isTest(source))
const imports = all.flatMap(importsOf)

/** Who may import whom inside `server/src`. The first row whose `from` fits a file is its rule. */
const layers: { from: RegExp; to: RegExp }[] = [
  {
    from: /^(app|foundation|furnishing|main|refusals|rehearse|services|stores|routes|transact)\.ts$/,
    to: /./,
  },
  {
    from: /^([a-z]+-services|configuration-[a-z]+|decision-log|key-holders|outside)\.ts$/,
    to: /./,
  },
  { from: /^config\.ts$/, to: /^kernel\/|^zod$/ },
  { from: /^kernel\//, to: /^kernel\/|^zod$|^node:(async_hooks|crypto|util)$/ },
  { from: /^storage\//, to: /^storage\/|^kernel\/|^kysely|^pg$|^@electric-sql\/pglite|^node:/ },
  {
    from: /^adapters\//,
    to: /^adapters\/|^kernel\/|^@node-rs\/argon2$|^jose$|^lru-cache$|^nodemailer$|^node:/,
  },
  {
    from: /^access\/(store|projections|past-store|node-store|outdated)\.ts$/,
    to: /^access\/|^kernel\/|^storage\/(database|holder|prepared|tenant)\.ts$|^kysely$/,
  },
  {
    from: /^access\//,
    to: /^access\/|^kernel\/|^adapters\/jwt\.ts$|^@castellan\/engine$|^lru-cache$|^node:timers/,
  },
  {
    from: /^http\//,
    to: /^http\/|^kernel\/|^@castellan\/engine$|^fastify$|^zod$|^node:(crypto|http)$/,
  },
  {
    from: /^surfaces\//,
    to: /^surfaces\/|^kernel\/|^features\/[\w-]+\/(schema|service)\.ts$|^fastify$|^zod$|^node:crypto$/,
  },
  {
    from: /^features\/([\w-]+\/([\w-]+-)?store|configuration\/readings)\.ts$/,
    to: /^SELF\/|^kernel\/|^features\/[\w-]+\/schema\.ts$|^storage\/(conditions|contents|database|holder|prepared|slice)\.ts$|^kysely$/,
  },
  {
    // Decided without a server, over the files of a tenant.
    from: /^features\/decision-cases\//,
    to: /^SELF\/|^features\/configuration\/(shapes|files)\.ts$|^features\/[\w-]+\/schema\.ts$|^features\/declarations\/manifest\.ts$|^@castellan\/engine$|^zod$/,
  },
  {
    from: /^features\/configuration\/(canon|files)\.ts$/,
    to: /^SELF\/|^kernel\/|^features\/[\w-]+\/(schema|problems)\.ts$|^features\/declarations\/manifest\.ts$|^@castellan\/engine$|^yaml$/,
  },
  { from: /^features\/declarations\/folder\.ts$/, to: /^SELF\/|^kernel\/|^node:(fs|path|url)$/ },
  {
    from: /^features\//,
    to: /^SELF\/|^kernel\/|^features\/[\w-]+\/(schema|problems)\.ts$|^@castellan\/engine$|^zod$|^yaml$|^lru-cache$|^node:(crypto|net|util)$/,
  },
]

describe('layers', () => {
  test('every import inside the server goes the way its layer allows', () => {
    const wrong = imports
      .filter(({ from }) => from.startsWith('server/src/') && !from.endsWith('.test.ts'))
      .filter((one) => !isAllowed(one))
      .map(({ from, to }) => `${from} -> ${to}`)
    expect(wrong).toEqual([])
  })

  test('packages depend only on what their place allows', () => {
    const allowed: Record<string, RegExp> = {
      'packages/engine/src/': /^packages\/engine\/|^@marcbachmann\/cel-js$|^re2js$/,
      'packages/sdk/src/':
        /^packages\/sdk\/|^@castellan\/engine$|^jose$|^openapi-fetch$|^express$|^fastify$|^node:/,
      'cli/src/': /^cli\/|^@castellan\/|^commander$|^yaml$|^node:/,
    }
    const wrong = imports.filter(({ from, to }) => {
      const place = Object.keys(allowed).find((prefix) => from.startsWith(prefix))
      return place !== undefined && !allowed[place]?.test(to)
    })
    expect(wrong).toEqual([])
  })

  test('no file imports itself through others', () => {
    expect(cycles(imports)).toEqual([])
  })

  test('the environment is read in one place of the server', () => {
    const readers = code.filter(
      ({ path, text }) => path.startsWith('server/src/') && /process\.env\b/.test(text),
    )
    expect(readers.map(({ path }) => path)).toEqual(['server/src/config.ts', 'server/src/main.ts'])
  })

  test('clock and randomness reach services only as functions that they are given', () => {
    const direct = code.filter(
      ({ path, text }) =>
        /^server\/src\/features\/[\w-]+\/(service|routes)\.ts$/.test(path) &&
        /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes/.test(text),
    )
    expect(direct.map(({ path }) => path)).toEqual([])
  })
})

describe('sizes', () => {
  test('no file is longer than 300 lines, no test file than 600', () => {
    const lines = (source: Source) => source.text.split('\n').length - 1
    const long = all.filter((source) => lines(source) > (isTest(source) ? 600 : 300))
    expect(long.map((source) => `${source.path}: ${lines(source)}`)).toEqual([])
  })

  test('no function is longer than 60 lines or takes more than three parameters', () => {
    // A slice's rows are one list; splitting it would hide the table.
    const isList = ({ where }: { where: string }) => /\/routes\.ts:/.test(where)
    // The engine hands parts over one by one, since an object of them would be made at each check;
    // a product names its permission in three words, and may add how to find the resource.
    const parametersMax = ({ where }: { where: string }) =>
      where.startsWith('packages/engine/') ? 5 : where.startsWith('packages/sdk/') ? 4 : 3
    const offending = code
      .flatMap(functionsOf)
      .filter((one) => (one.lines > 60 && !isList(one)) || one.parameters > parametersMax(one))
      .map((one) => `${one.where}: ${one.lines} lines, ${one.parameters} parameters`)
    expect(offending).toEqual([])
  })

  test('no slice has more than twelve files', () => {
    const slices = Map.groupBy(all, ({ path }) => /^server\/src\/features\/[\w-]+/.exec(path)?.[0])
    const large = [...slices].filter(([slice, files]) => slice !== undefined && files.length > 12)
    expect(large.map(([slice]) => slice)).toEqual([])
  })
})

describe('routes', () => {
  const rows = describedRoutes()

  test('each row has a name, and a method and path, of its own', () => {
    const visible = rows.filter((row) => !row.hidden)
    expect(new Set(visible.map((row) => row.name)).size).toBe(visible.length)
    expect(new Set(rows.map((row) => `${row.method} ${row.path}`)).size).toBe(rows.length)
  })

  test('nothing is open to the public but what this list names', () => {
    const open = rows.filter((row) => row.allow === 'public').map((row) => row.name)
    expect(open.sort()).toEqual([
      'authzen.metadata',
      'authzen.metadata',
      'bootstrap.create',
      'invitations.accept',
      'invitations.lookup',
      'system.health',
      'system.openapi',
      'system.ready',
      'system.version',
      'tokens.create',
      'tokens.keys',
      'tokens.logout',
      'tokens.refresh',
    ])
  })

  test('each permission that a row asks for is declared in the manifest of Castellan itself', () => {
    const declared = new Set(
      readManifests()
        .flatMap(permissionsOf)
        .map(({ key }) => key),
    )
    const asked = rows
      .filter((row) => row.allow.includes(':'))
      .map((row) => `access-manager/${row.allow}`)
    expect(asked.filter((key) => !declared.has(key))).toEqual([])
  })
})

describe('the checkout', () => {
  test('no file names a place of the machine it was written on, or a registry', () => {
    // Put together here so that this file does not hold what it looks for.
    const banned = [
      ['/work', '/'],
      ['..', '/shared/'],
      ['.lib', 'rary'],
      ['registry.npm', 'js'],
      ['farm', '-'],
    ]
    const found = banned.flatMap((parts) => grep(parts.join('')))
    expect(found).toEqual([])
  })

  test('every lint that is switched off says why', () => {
    const silent = all.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, at) =>
          /biome-ignore(?! lint\/\S+: \S)/.test(line) && !line.includes('/biome')
            ? [`${path}:${at + 1}`]
            : [],
        ),
    )
    expect(silent).toEqual([])
  })

  test('no test is skipped or the only one to run', () => {
    const marker = new RegExp(`\\b(test|it|describe)\\.(${['skip', 'only', 'todo'].join('|')})\\b`)
    expect(all.filter(({ text }) => marker.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('a manifest that is written by hand is read by the parser', () => {
    expect(parseManifest('manifest: 1\nslug: empty').slug).toBe('empty')
  })
})

function isAllowed({ from, to }: Import): boolean {
  const file = from.slice('server/src/'.length)
  const slice = /^features\/[\w-]+/.exec(file)?.[0] ?? 'none'
  const target = to.startsWith('server/src/') ? to.slice('server/src/'.length) : to
  const rule = layers.find((row) => row.from.test(file))
  if (!rule) return false
  return rule.to.test(target) || (rule.to.source.includes('SELF') && target.startsWith(`${slice}/`))
}

/** The first cycle met from each file, as text; empty when there is none. */
function cycles(edges: readonly Import[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from)
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const { to } of next.get(file) ?? []) walk(to, [...trail, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return found
}

function grep(text: string): string[] {
  try {
    return execFileSync('git', ['grep', '-nFI', '--untracked', text], {
      cwd: root,
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
  } catch (error) {
    // git grep answers 1 when it found nothing.
    if (error instanceof Error && 'status' in error && error.status === 1) return []
    throw error
  }
}
