/** Fails unless this process runs on a Node that can run the project, and tells which one it is. */
import { thisNodeIsFit } from './lib/node24.mjs'

const running = `Node ${process.versions.node} (${process.execPath})`
if (thisNodeIsFit()) console.log(running)
else {
  console.error(`${running} is too old: run it through npm (npm test, npm run …, npx …), which finds Node 24.`)
  process.exitCode = 1
}
