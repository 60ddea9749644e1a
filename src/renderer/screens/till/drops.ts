/** What goes to the safe while the drawer is handed over, as it is typed: an amount of each currency. */
import type { DrawerCheck } from '../../../contract/till.ts'
import { parseAmount } from '../../../core/money.ts'

/** What was typed, by currency. */
export type Drops = Readonly<Record<string, string>>

/** The amounts; null where one is none, or more than was counted. */
export function readDrops(check: readonly DrawerCheck[], drops: Drops) {
  const read = check.flatMap(({ currency, countedMinor }) => {
    const text = drops[currency]?.trim() ?? ''
    if (text === '') return []
    const amount = parseAmount(text, currency)
    return [amount.ok && amount.value <= countedMinor ? { currency, amountMinor: amount.value } : null]
  })
  const right = read.filter((drop) => drop !== null)
  return right.length === read.length ? right : null
}
