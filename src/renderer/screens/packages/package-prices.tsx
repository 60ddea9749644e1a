/** What a package costs, did cost and will cost; a planned price can be withdrawn. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord, PriceView } from '../../../contract/plan.ts'
import { formatMoney } from '../../../core/money.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { PriceForm } from './price-form.tsx'
import { usePackageCommand } from './use-package-command.ts'

export function PackagePrices({ plan, mayEdit }: { plan: PlanRecord; mayEdit: boolean }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const teller = useTeller()
  const section = useRef<HTMLElement>(null)
  const withdraw = usePackageCommand({
    send: ({ id }: PriceView) => teller.plan.withdrawPrice({ priceId: id }),
    told: ({ priceMinor }) => t('packagePrice.withdrawn', { amount: formatMoney(priceMinor, currency) }),
    // The button goes away with the plan; the keyboard stays with the prices.
    onDone: () => section.current?.focus(),
  })
  return (
    <section ref={section} tabIndex={-1} aria-label={t('packagePrice.title')} className="flex flex-col gap-3">
      <h3 className="text-sm font-semibold text-muted">{t('packagePrice.title')}</h3>
      <ol aria-label={t('packagePrice.history', { name: plan.name })} className="flex flex-col">
        {plan.prices.map((price, index) => (
          <PriceLine
            key={price.id}
            price={price}
            isLast={index === plan.prices.length - 1}
            onWithdraw={mayEdit && price.state === 'planned' ? () => withdraw.run(price) : undefined}
          />
        ))}
      </ol>
      <CallProblem error={withdraw.error} />
      {mayEdit && <PriceForm plan={plan} />}
    </section>
  )
}

interface PriceLineProps {
  readonly price: PriceView
  readonly isLast: boolean
  /** Absent where it is too late, or not one's own to do. */
  readonly onWithdraw: (() => void) | undefined
}

function PriceLine({ price, isLast, onWithdraw }: PriceLineProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { priceMinor, validFrom, state, byName } = price
  return (
    <li className="grid grid-cols-[16px_1fr] gap-3">
      <span aria-hidden="true" className="flex flex-col items-center">
        <span
          className={classes(
            'mt-3.5 size-2.5 shrink-0 rounded-full',
            state === 'now' ? 'bg-good' : state === 'planned' ? 'bg-wait' : 'bg-edge',
          )}
        />
        {!isLast && <span className="w-px flex-1 bg-edge" />}
      </span>
      <span className="flex min-h-11 items-center gap-3 pb-1">
        <Money
          minor={priceMinor}
          className={classes(
            'min-w-16 font-semibold',
            state === 'now' ? 'text-lg' : 'text-muted',
            state === 'withdrawn' && 'line-through',
          )}
        />
        <span className="money min-w-0 flex-1 truncate text-sm text-muted">
          {t('packagePrice.since', { when: moment(validFrom) })}
          {` · ${byName ?? t('packagePrice.bySetUp')}`}
        </span>
        {state === 'now' || state === 'planned' ? (
          <StateChip tone={state === 'now' ? 'good' : 'wait'}>{t(`priceState.${state}`)}</StateChip>
        ) : (
          <span className="text-sm text-muted">{t(`priceState.${state}`)}</span>
        )}
        {onWithdraw && <Button onClick={onWithdraw}>{t('packagePrice.withdraw')}</Button>}
      </span>
    </li>
  )
}
