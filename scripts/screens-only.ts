/** A Vite plugin that fails the renderer's build when anything but screens, contract and core reaches it, by any way. */
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

const FOLDERS = ['src/renderer/', 'src/contract/', 'src/core/', 'resources/']
const SHARED_PACKAGES = /^(zod$|@fontsource)/
const REMEDY = 'Screens ask the backend through the contract: use the client in src/renderer/bridge.'

/**
 * The packages a screen must not hold.
 *
 * What the renderer needs is bundled and therefore a devDependency, so `dependencies` are the backend's libraries.
 */
function backendPackages(root: string): Set<string> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return new Set([...Object.keys(dependencies).filter((name) => !SHARED_PACKAGES.test(name)), 'electron'])
}

/** Why a resolved module may not be part of the screens; null when it may. */
function objection(root: string, packages: Set<string>, id: string): string | null {
  if (id.startsWith('node:') || id.startsWith('__vite-browser-external')) return 'a module of Node'
  if (packages.has(id)) return `the backend's library ${id}`
  const path = relative(root, id.replace(/[?#].*$/, ''))
    .split(sep)
    .join('/')
  const inPackage = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*\/node_modules\/)/.exec(path)?.[1]
  if (inPackage) return packages.has(inPackage) ? `the backend's library ${inPackage}` : null
  if (id.startsWith('\0') || path.startsWith('..')) return null
  return FOLDERS.some((folder) => path.startsWith(folder)) ? null : 'code of another side'
}

/** Fails the build, naming the importer, when a module of the backend, the shell or Node is in the renderer's graph. */
export function screensOnly(root: string): Plugin {
  const packages = backendPackages(root)
  return {
    name: 'screens-only',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const hit = await this.resolve(source, importer, { ...options, skipSelf: true })
      const why = objection(root, packages, source.startsWith('node:') ? source : (hit?.id ?? source))
      if (why) this.error(`${importer ?? 'the page'} imports ${source}, ${why}. ${REMEDY}`)
      return hit
    },
  }
}
