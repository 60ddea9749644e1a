/** What the screens ask about money: how it is taken here, and who buys on account. */
import { useQuery } from '@tanstack/react-query'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

/** What a sale is reckoned with. */
export function useMoneySettings() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.money, 'settings'], queryFn: () => teller.money.settings(undefined) })
}

export function useTaxRates() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.money, 'taxes'], queryFn: () => teller.money.taxRates(undefined) })
}

/** Every exchange rate that was fixed, newest first. */
export function useRates() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.money, 'rates'], queryFn: () => teller.money.rates(undefined) })
}

/** Whom something can be sold to on account. */
export function usePickedCustomers(text: string) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.customers, 'pick', text],
    queryFn: () => teller.customer.pick({ text }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

export function useCustomers(text: string) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.customers, 'list', text],
    queryFn: () => teller.customer.list({ text }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** The newest lines of a customer's statement. */
export function useStatement(id: string, limit: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.customers, 'statement', id, limit],
    queryFn: () => teller.customer.statement({ id, offset: 0, limit }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}
