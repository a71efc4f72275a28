import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** One TypeScript file of the project, parsed. */
export interface Source {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

/** Every TypeScript file that is written by hand, tracked or about to be. */
export function sources(): Source[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return listed
    .split('\n')
    .filter((path) => path !== '' && !path.includes('/generated/'))
    .flatMap((path) => {
      const text = readIfThere(join(root, path))
      if (text === undefined) return []
      return [{ path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }]
    })
}

/** A file that was deleted but not yet committed is listed, and not there. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

export interface Import {
  readonly from: string
  /** A file of the project, or the name of a package. */
  readonly to: string
}

/** What a file imports, types included, static and dynamic. */
export function importsOf({ path, tree }: Source): Import[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      found.push(node.moduleSpecifier.text)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments
      if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found.map((to) => ({
    from: path,
    to: to.startsWith('.') ? normalize(join(dirname(path), to)) : to,
  }))
}

export interface FunctionSize {
  readonly where: string
  /** Its own: those of the functions inside it count there. */
  readonly lines: number
  readonly parameters: number
}

/** Every function that has a body, and how long it is. */
export function functionsOf({ path, tree }: Source): FunctionSize[] {
  const found: FunctionSize[] = []
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1
  /** Answers the lines that functions take up inside the node, one that it is included. */
  const visit = (node: ts.Node): number => {
    let inside = 0
    ts.forEachChild(node, (child) => {
      inside += visit(child)
    })
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return inside
    const start = lineOf(node.getStart())
    const whole = lineOf(node.end) - start + 1
    found.push({
      where: `${path}:${start}`,
      lines: whole - inside,
      parameters: node.parameters.length,
    })
    return whole
  }
  visit(tree)
  return found
}
