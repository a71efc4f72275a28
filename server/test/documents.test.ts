import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root, sources } from './sources.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const documents = [
  'docs/api/README.md',
  'packages/engine/README.md',
  'packages/sdk/README.md',
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...['docs/adr', 'docs/guide'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]

describe('the documents', () => {
  test.for(documents)('%s names files that exist', (document) => {
    const text = read(document)
    const named = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|md|json|yaml|sql|js))`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.startsWith('.'))
    const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/^https?:/.test(path))
      .map((path) => join(dirname(document), path))
    const folders = [...text.matchAll(/`((?:server|packages|cli|tools|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    expect(
      [...named, ...linked, ...folders].filter((path) => !existsSync(join(root, path))),
    ).toEqual([])
  })

  test.for(documents)('%s links to headings that exist', (document) => {
    const wrong = [...read(document).matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].filter(
      ([, path = '', anchor = '']) =>
        !/^https?:/.test(path) &&
        !anchorsOf(read(path === '' ? document : join(dirname(document), path))).includes(anchor),
    )
    expect(wrong.map(([whole]) => whole)).toEqual([])
  })

  test.for(documents)('%s names npm scripts that exist', (document) => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
    const named = [...read(document).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)]
    const unknown = named.map(([, run, plain]) => run ?? plain ?? '')
    expect(unknown.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('each test that the README names is there', () => {
    const titles = titlesByFile()
    const named = [...readme.matchAll(/`([\w./-]+\.test\.ts)` › ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
      ([, file = '', list = '']) =>
        [...list.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(({ file, title }) => !titles.get(file)?.has(title))).toEqual([])
  })

  test('each claim of the README that holds now has a test, and each other says when it comes', () => {
    const features = readme.slice(readme.indexOf('## Features'))
    const rows = features.split('\n').filter((line) => /^\| (?!the text says|-)/.test(line))
    const bare = rows.filter(
      (row) =>
        !row.includes('.test.ts') && !/not yet \(issue [B-G]\)|issue [B-G]|differs/.test(row),
    )
    expect(rows.length).toBeGreaterThan(80)
    expect(bare).toEqual([])
  })

  test('the settings of the README are those that the server reads, with their defaults', () => {
    const section = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## What is'))
    const rows = new Map(
      [...section.matchAll(/^\| `(CASTELLAN_\w+)` \| ([^|]+) \|/gm)].map(([, name = '', cell]) => [
        name,
        cell,
      ]),
    )
    const declared = [
      ...read('server/src/config.ts').matchAll(
        /^ {2}(CASTELLAN_\w+): ([\s\S]*?),\n(?= {2}\w|\}\))/gm,
      ),
    ]
    expect([...rows.keys()].sort()).toEqual(declared.map(([, name]) => name).sort())
    const stale = declared.filter(([, name = '', code = '']) => {
      const value = /\.default\('?([^')]+)'?\)/.exec(code)?.[1]?.replace('_', '')
      return value !== undefined && rows.get(name) !== `\`${value}\``
    })
    expect(stale.map(([, name]) => name)).toEqual([])
  })

  test('ARCHITECTURE.md fits on 120 lines, and names tests that are there', () => {
    const text = read('ARCHITECTURE.md')
    const titles = titlesByFile().get('server/test/architecture.test.ts')
    const table = text.slice(text.indexOf('## The rules'), text.indexOf('Beside these'))
    const named = [...table.matchAll(/^\| .+ \| ([^(|]+) \|$/gm)]
      .map(([, title = '']) => title)
      .filter((title) => !title.startsWith('held by'))
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(120)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((title) => !titles?.has(title))).toEqual([])
  })

  test('CHANGELOG.md has a place for what comes next', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m)
  })

  test('each dependency has its reason', () => {
    const reasons = read('docs/adr/0012-dependencies.md')
    const manifests = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], {
      cwd: root,
      encoding: 'utf8',
    })
    const used = manifests
      .trim()
      .split('\n')
      .flatMap((path) => {
        const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path))
        return Object.entries({ ...dependencies, ...devDependencies })
      })
    const own = /^(castellan|@castellan\/.+|@types\/.+)$/
    const names = used.map(([name]) => name).filter((name) => !own.test(name))
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
    expect(used.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })
})

describe('the story of the README', () => {
  const directory = mkdtempSync(join(tmpdir(), 'castellan-story-'))
  const secret = 'the-one-time-secret-of-the-story'
  let server: ChildProcess
  let url = ''

  beforeAll(async () => {
    server = spawn(
      process.execPath,
      [
        '--conditions=source',
        'cli/bin/castellan.js',
        'serve',
        '--port',
        '0',
        '--data-dir',
        directory,
      ],
      { cwd: root, env: { ...process.env, CASTELLAN_BOOTSTRAP_SECRET: secret } },
    )
    url = await ready(server)
  })

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(directory, { recursive: true, force: true })
  })

  test('goes as it is printed', () => {
    const start = readme.indexOf('## The story')
    const blocks = readme.slice(start, readme.indexOf('## Protect')).matchAll(/```sh\n([^`]+)```/g)
    const script = [...blocks]
      .map(([, text = '']) => text)
      // The demo is a test of its own, beside the example.
      .filter((text) => !text.includes('npm run demo'))
      .join('\n')
      .replaceAll('http://localhost:4000', url)
      .replaceAll('<secret>', secret)

    const said = execFileSync('sh', ['-euc', script], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
        XDG_CONFIG_HOME: directory,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

    expect(said).toMatch(/groups +midaz-viewer-group/)
    const answers = [...said.matchAll(/"authorized":(true|false)[^}]*"reason":"([\w-]+)"/g)]
    expect(answers.map(([, answer, reason]) => [answer, reason])).toEqual([
      ['true', 'granted'],
      ['false', 'no-match'],
    ])
    expect(said).toMatch(/"remedy":\{[^}]*midaz-contributor-role/)
    expect(said).toContain('{"id":"root-deletes-held","effect":"deny","reason":"guardrail"')
  })
})

/** Where a server that starts says it is ready. Rejects when it ends instead. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const [, url] = /Castellan is ready at (\S+)/.exec(said) ?? []
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${said}`)))
  })
}

/** The anchors of a page's headings, as they are linked to. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )

/** The titles of every test, file by file; what a template fills in is an ellipsis. */
function titlesByFile(): Map<string, Set<string>> {
  const tests = sources().filter(({ path }) => path.endsWith('.test.ts'))
  return new Map(
    tests.map(({ path, tree }) => {
      const titles = new Set<string>()
      const visit = (node: ts.Node): void => {
        const title = ts.isCallExpression(node) ? titleOf(node) : undefined
        if (title !== undefined) titles.add(title)
        ts.forEachChild(node, visit)
      }
      visit(tree)
      return [path, titles]
    }),
  )
}

function titleOf({ expression, arguments: [title] }: ts.CallExpression): string | undefined {
  if (!title || !/^(test|describe|law)\b/.test(expression.getText())) return undefined
  if (ts.isStringLiteralLike(title)) return title.text
  if (!ts.isTemplateExpression(title)) return undefined
  return [title.head.text, ...title.templateSpans.map((span) => span.literal.text)].join('…')
}
