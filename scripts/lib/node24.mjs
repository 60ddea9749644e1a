/** Finds a Node that can run this project: the one installed with it, else the system's if it is new enough. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Advice, at } from './root.mjs'

const NEEDED = 24

/** True when this very process may run the project. */
export const thisNodeIsFit = () => Number(process.versions.node.split('.')[0]) >= NEEDED

/** Path of a Node ≥ 24; the running one where it is fit. Throws advice when there is none. */
export function findNode() {
  if (thisNodeIsFit()) return process.execPath
  const pinned = pinnedNode()
  // It may be there and not start: a musl system, or a folder copied from another machine.
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  throw new Advice(
    `This project needs Node ${NEEDED} or newer; this is Node ${process.versions.node} (${process.execPath}),\n` +
      `and there is no ready-made Node ${NEEDED} for ${process.platform}-${process.arch} among the packages.\n` +
      `Install Node ${NEEDED} from https://nodejs.org and run the command again.`,
  )
}

function pinnedNode() {
  const folder = `node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return at(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}
