/** Runs the practice printer alone: `npm run practice-printer -- --port 9100 --out DIR [--paper 58|80]`. */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { startPracticePrinter } from './practice-printer.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string' },
    paper: { type: 'string', default: '80' },
    latency: { type: 'string', default: '0' },
  },
})

if (values.out === undefined) throw new Error('--out DIR is missing: the folder for the printed jobs')
if (values.paper !== '58' && values.paper !== '80') throw new Error('--paper is 58 or 80')

const printer = await startPracticePrinter({
  port: Number(values.port),
  host: values.host,
  out: values.out,
  paperMm: values.paper === '58' ? 58 : 80,
  latencyMs: Number(values.latency),
})
console.log(JSON.stringify({ port: printer.port, out: values.out }))

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
await printer.close()
