/** An amount, written as its currency is written. */
import { createContext, useContext } from 'react'
import { formatMoney } from '../../core/money.ts'
import { classes } from './classes.ts'

/** The café's currency; set once it is known. */
export const CurrencyContext = createContext('EUR')

/** The café's currency, as an ISO 4217 code. */
export const useCurrency = (): string => useContext(CurrencyContext)

interface MoneyProps {
  readonly minor: number
  /** The café's, if none is named. */
  readonly currency?: string | undefined
  readonly className?: string
}

export function Money({ minor, currency, className }: MoneyProps) {
  const own = useCurrency()
  return <span className={classes('money', className)}>{formatMoney(minor, currency ?? own)}</span>
}
