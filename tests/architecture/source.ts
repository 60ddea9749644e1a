/** Reads the project's own sources the way the build does, so that no comment or string is taken for an import. */
import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/** One source file, by its path in the project with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly tree: ReturnType<typeof parseSync>
}

/** Every source file under the given patterns, without generated and installed ones. */
export function sourcesIn(...patterns: readonly string[]): Source[] {
  const paths = globSync([...patterns], { exclude: (name) => name === 'node_modules' })
  return paths.map((path) => parse(path.replaceAll('\\', '/'), readFileSync(path, 'utf8'))).sort(byPath)
}

/** Parses a text as if it lay at the path. A mistake in it is for the compiler to tell. */
export function parse(path: string, text: string): Source {
  return { path, text, tree: parseSync(path, text) }
}

/** What the file imports by any way: statically, as a type, by re-export, or dynamically. */
export function specifiersOf({ tree }: Source): string[] {
  const found = new Set<string>()
  visit(tree.program, (node) => {
    const { type, source } = node as { type?: string; source?: { value?: unknown } | null }
    if (type && IMPORTING.has(type) && typeof source?.value === 'string') found.add(source.value)
  })
  return [...found]
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function visit(node: unknown, see: (node: object) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) see(node)
  for (const child of Object.values(node)) visit(child, see)
}

function byPath(a: Source, b: Source): number {
  return a.path < b.path ? -1 : 1
}
