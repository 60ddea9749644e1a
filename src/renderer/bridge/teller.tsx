/** Hands the backend to every component: its calls, its events, and whether it can be reached. */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { createClient } from '../../contract/client.ts'
import { contract, type TellerClient } from '../../contract/index.ts'
import type { WireEvent } from '../../contract/wire.ts'
import type { ConnectionState, ScreenTransport } from './connection.ts'

interface Teller {
  readonly client: TellerClient
  readonly transport: ScreenTransport
}

const TellerContext = createContext<Teller | null>(null)

export function TellerProvider({ transport, children }: { transport: ScreenTransport; children: ReactNode }) {
  const teller = useMemo(() => ({ client: createClient(contract, transport), transport }), [transport])
  return <TellerContext value={teller}>{children}</TellerContext>
}

function useTellerContext(): Teller {
  const teller = useContext(TellerContext)
  if (!teller) throw new Error('A component asked for the backend outside TellerProvider')
  return teller
}

/** Every call of the contract as a function. */
export function useTeller(): TellerClient {
  return useTellerContext().client
}

/** Whether the backend can be reached right now. */
export function useConnection(): ConnectionState {
  const { connection } = useTellerContext().transport
  return useSyncExternalStore(connection.subscribe, connection.get)
}

/** Hears every event of the backend while the component is shown. */
export function useTellerEvents(onEvent: (event: WireEvent) => void): void {
  const { transport } = useTellerContext()
  const hear = useEffectEvent(onEvent)
  useEffect(() => transport.subscribe((event) => hear(event)), [transport])
}
