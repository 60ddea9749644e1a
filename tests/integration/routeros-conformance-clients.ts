/** Our client and node-routeros behind one face, so that the same case runs through both unchanged. */
import { RouterOSAPI } from 'node-routeros'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { RouterTrap } from '../../src/backend/routeros/errors.ts'

export type ClientName = 'teller' | 'node-routeros'

/** A session that asks with attribute words and gets rows; a refusal throws every message it was given. */
export type ConformingClient = {
  ask(path: string, words?: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>
}

const login = { host: '127.0.0.1', password: 'p' }

/** Logs in with the deadline, in seconds, set the way the client offers. */
export const connectClient: Readonly<Record<ClientName, (port: number) => Promise<ConformingClient>>> = {
  teller: async (port) => {
    const connection = await connectRouter({ ...login, port, username: 'u', commandTimeoutMs: 1_000 })
    return {
      ask: async (path, words = []) => {
        try {
          return (await connection.run(path, { attributes: Object.fromEntries(words.map(pairOf)) })).rows
        } catch (error) {
          if (!(error instanceof RouterTrap)) throw error
          throw new Error(error.traps.map(({ message }) => message).join('; '), { cause: error })
        }
      },
    }
  },
  'node-routeros': async (port) => {
    const api = new RouterOSAPI({ ...login, port, user: 'u', timeout: 1 })
    // As its documentation asks; without a listener its errors end the process.
    api.on('error', () => undefined)
    await api.connect()
    return { ask: async (path, words = []) => await api.write(path, [...words]) }
  },
}

function pairOf(word: string): [string, string] {
  const [, name = '', ...value] = word.split('=')
  return [name, value.join('=')]
}
