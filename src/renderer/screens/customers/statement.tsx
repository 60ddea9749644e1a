/** A customer's statement, newest first: what was bought, given back and paid, with what was owed after each. */
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StatementEntry } from '../../../contract/customers.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { classes } from '../../components/classes.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { usePaymentWords } from '../../tickets/sale-money.tsx'

interface StatementProps {
  readonly entries: readonly StatementEntry[]
  readonly onOpenSale: (sale: SaleView) => void
}

export function Statement({ entries, onOpenSale }: StatementProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const open = useMutation({ mutationFn: (id: string) => teller.sale.get({ id }), onSuccess: onOpenSale })
  return (
    <section aria-label={t('accounts.statement')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('accounts.statement')}</h3>
      <CallProblem error={open.error} />
      {entries.length === 0 && <p className="text-muted">{t('accounts.nothing')}</p>}
      <ul className="divide-y divide-line">
        {entries.map((entry) => {
          const { id, saleId } = entry
          return (
            <li key={id}>
              {saleId === null ? (
                <Line entry={entry} />
              ) : (
                <button
                  type="button"
                  onClick={() => open.mutate(saleId)}
                  className="w-full rounded-control text-start hover:bg-sunken"
                >
                  <Line entry={entry} />
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Line({ entry }: { entry: StatementEntry }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const currency = useCurrency()
  const paymentWords = usePaymentWords()
  const { kind, amountMinor, balanceMinor, saleNumber, planName, payments, byName, note, at } = entry
  const what = t(`accounts.kind.${kind}`)
  const title = saleNumber === null ? what : t('accounts.line', { what, number: saleNumber })
  const more = [planName, ...payments.map(paymentWords), note].filter((part) => part !== null && part !== '')
  return (
    <span className="grid min-h-14 grid-cols-[1fr_auto] items-center gap-4 px-2 py-2">
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm break-words text-muted">{more.join(' · ')}</span>
        <span className="block text-sm text-muted">{`${moment(at)} · ${byName}`}</span>
      </span>
      <span className="text-end">
        <Money minor={amountMinor} className={classes('block font-semibold', amountMinor < 0 && 'text-good')} />
        <span className="money block text-sm text-muted">
          {t('accounts.balance', { amount: formatMoney(balanceMinor, currency) })}
        </span>
      </span>
    </span>
  )
}
