/** The router of a benchmark, in a thread of its own: the practice router, or one that answers with a long print. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { encodeSentence, SentenceDecoder } from '../src/backend/routeros/sentences.ts'
import { startPracticeRouter } from '../src/practice/router/practice-router.ts'
import { printOf } from './routeros-print.ts'

/** What this thread is to be. From RouterOS 7.18 on the peer does not survive an empty print. */
export type RouterPart =
  | { readonly part: 'router'; readonly latencyMs: number; readonly username: string; readonly password: string }
  | { readonly part: 'print'; readonly users: number }
  | { readonly part: 'answer'; readonly print: Uint8Array }

const asked = workerData as RouterPart
// The first tag of every connection of ours.
const print =
  asked.part === 'print' ? printOf(asked.users, '.tag=1') : asked.part === 'answer' ? asked.print : undefined
const side = asked.part === 'router' ? await router(asked) : await longPrint(print ?? new Uint8Array())
parentPort?.postMessage(side.port)
parentPort?.once('message', async () => {
  await side.close()
  parentPort?.close()
})

async function router({ latencyMs, username, password }: Extract<RouterPart, { part: 'router' }>) {
  return await startPracticeRouter({ version: '7.16', latencyMs, username, password })
}

/** Answers a login, and every tagged command with the same print, as fast as it can be sent. */
async function longPrint(print: Uint8Array) {
  const server = createServer((socket) => {
    const decoder = new SentenceDecoder()
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      for (const words of decoder.push(chunk)) {
        socket.write(words.some((word) => word.startsWith('.tag=')) ? print : encodeSentence(['!done']))
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, close: () => new Promise((resolve) => server.close(resolve)) }
}
