/** The keys of the Sell screen, as one table from what was pressed to what it means. */
import { METHODS, type Method } from '../../../core/payments.ts'
import type { Focus } from '../../components/focus.ts'

/** What a key asks for. `plan` counts from 1, in the order of the tiles. */
export type SellKey =
  | { readonly do: 'plan'; readonly position: number }
  | { readonly do: 'sell' | 'clear' | 'search' | 'note' | 'more' | 'fewer' | 'discount' | 'split' }
  | { readonly do: 'way'; readonly way: Method }
  | { readonly do: 'type'; readonly digit: string }
  | { readonly do: 'print_anyway' | 'print_again' | 'came_out' | 'did_not' }

/** Which questions about tickets are on the screen: their keys go before the packages' keys. */
export interface OpenQuestions {
  readonly release: boolean
  readonly retry: boolean
  readonly answer: boolean
}

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** What the key means here; undefined leaves it to the browser. */
export function readSellKey(press: Press, focus: Focus, open: OpenQuestions): SellKey | undefined {
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === 'k') return { do: 'search' }
  if (press.altKey && !press.ctrlKey && !press.metaKey) return readAltKey(press.key.toLowerCase())
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  return readFunctionKey(press, open) ?? (focus === 'field' ? undefined : readPlainKey(press, focus, open))
}

/** With Alt: the ways to pay, and what seldom belongs to a sale. */
export const WAY_KEYS = { cash: 'c', mobile: 'm', card: 'r', bank: 'b', account: 'a' } as const satisfies Record<
  Method,
  string
>

function readAltKey(key: string): SellKey | undefined {
  if (key === 'n') return { do: 'note' }
  if (key === 'p') return { do: 'discount' }
  if (key === 's') return { do: 'split' }
  const way = METHODS.find((each) => WAY_KEYS[each] === key)
  return way && { do: 'way', way }
}

function readFunctionKey({ key, repeat }: Press, open: OpenQuestions): SellKey | undefined {
  const number = /^F([1-9]|1[0-2])$/.exec(key)?.[1]
  if (number === undefined || repeat) return undefined
  if (key === 'F9' && open.release) return { do: 'print_anyway' }
  if (key === 'F10' && open.retry) return { do: 'print_again' }
  return { do: 'plan', position: Number(number) }
}

function readPlainKey({ key, repeat }: Press, focus: Focus, open: OpenQuestions): SellKey | undefined {
  if (key === 'Escape') return { do: 'clear' }
  if (key === '+') return { do: 'more' }
  if (key === '-') return { do: 'fewer' }
  // A key held down is one press: it must not sell again.
  if (key === 'Enter') return focus === 'control' || repeat ? undefined : { do: 'sell' }
  if (focus === 'cash') return undefined
  if (/^[\d.,]$/.test(key)) return { do: 'type', digit: key }
  if (open.answer && key.toLowerCase() === 'y') return { do: 'came_out' }
  if (open.answer && key.toLowerCase() === 'n') return { do: 'did_not' }
  return undefined
}
