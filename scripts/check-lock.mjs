/**
 * Fails when the lock misses platform packages or holds download addresses.
 *
 * A lock written while some platforms' packages could not be fetched is accepted by `npm install` and refused by
 * `npm ci`; addresses in it would tie every reader to the writer's registry.
 */
import { readFileSync } from 'node:fs'
import { at } from './lib/root.mjs'

const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))
const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
const complaints = []

for (const [path, { optionalDependencies = {}, resolved, link }] of Object.entries(packages)) {
  const absent = Object.keys(optionalDependencies).filter((name) => !names.has(name))
  if (absent.length > 0) complaints.push(`${path} wants ${absent.join(', ')}, absent from the lock`)
  if (resolved && !link) complaints.push(`${path} holds a download address`)
}
for (const kind of ['dependencies', 'devDependencies']) {
  const locked = packages[''][kind] ?? {}
  const wanted = manifest[kind] ?? {}
  for (const name of new Set([...Object.keys(locked), ...Object.keys(wanted)])) {
    if (locked[name] !== wanted[name]) complaints.push(`${name} is not the same in package.json and the lock`)
  }
}

for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
else console.log(`The lock holds ${Object.keys(packages).length - 1} packages for every platform.`)
