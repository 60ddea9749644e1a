/** Where this counter stands: the café's name and its clock. */
import { createContext, useContext } from 'react'

export interface Place {
  readonly cafeName: string
  /** IANA. */
  readonly timeZone: string
}

/** Set once the café is known. */
export const PlaceContext = createContext<Place>({ cafeName: '', timeZone: 'UTC' })

export const useCafeName = (): string => useContext(PlaceContext).cafeName

/** `14:05`, by the café's clock. */
export function useTimeOfDay(): (atMs: number) => string {
  const { timeZone } = useContext(PlaceContext)
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return (atMs) => format.format(atMs)
}

/** Leads to the Sell room, where what was chosen elsewhere is paid for. */
export const SellRoomContext = createContext<() => void>(() => {})

export const useSellRoom = (): (() => void) => useContext(SellRoomContext)
