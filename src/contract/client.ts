/** Turns a contract and a transport into typed functions. */
import type { Client, Contract } from './define.ts'
import type { Transport, WireError } from './wire.ts'

/** A call that the backend refused; `detail` says why in a closed set of words. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly path: string
  readonly detail: WireError

  constructor(path: string, detail: WireError) {
    super(`${path}: ${detail.code} ${detail.reason}`)
    this.path = path
    this.detail = detail
  }
}

/** One function for each call of the contract. @throws CallError from every function, and nothing else. */
export function createClient<C extends Contract>(contract: C, transport: Transport): Client<C> {
  const groups = Object.entries(contract).map(([group, procedures]) => {
    const calls = Object.keys(procedures).map((method) => [method, caller(transport, `${group}.${method}`)])
    return [group, Object.fromEntries(calls)]
  })
  return Object.fromEntries(groups) as Client<C>
}

function caller(transport: Transport, path: string) {
  return async (input: unknown) => {
    const reply = await transport.call(path, input)
    if (!reply.ok) throw new CallError(path, reply.error)
    return reply.value
  }
}
