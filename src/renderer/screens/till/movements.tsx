/** What went through a shift's drawer without a sale: when, what, how much, why, and by whose word. */
import { useTranslation } from 'react-i18next'
import type { CashMovement } from '../../../contract/till.ts'
import { useShift } from '../../bridge/till-queries.ts'
import { Money } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'

const WORDS = { float: 'till.floatLine', pay_in: 'till.payIn', pay_out: 'till.payOut', drop: 'till.drop' } as const

export function Movements({ shiftId }: { shiftId: string }) {
  const { t } = useTranslation()
  const { data, error } = useShift(shiftId)
  return (
    <section aria-label={t('till.movements')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('till.movements')}</h3>
      <CallProblem error={error} />
      {data?.takenFrom && (
        <p className="text-muted">
          {t('till.takenFrom', { name: data.takenFrom.personName, number: data.takenFrom.number })}
        </p>
      )}
      {data && (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {data.movements.map((movement) => (
            <MovementRow key={movement.id} movement={movement} />
          ))}
        </ul>
      )}
      {data?.movements.every(({ kind }) => kind === 'float') && (
        <p className="text-sm text-muted">{t('till.noMovements')}</p>
      )}
    </section>
  )
}

function MovementRow({ movement }: { movement: CashMovement }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const { kind, at, currency, amountMinor, reason, personName: name, approvedByName: approver } = movement
  const isOut = kind === 'pay_out' || kind === 'drop'
  return (
    <li className="grid min-h-12 grid-cols-[4rem_8rem_1fr_auto] items-center gap-3 px-4 py-2">
      <span className="money text-muted">{timeOfDay(at)}</span>
      <span className="font-medium">{t(WORDS[kind])}</span>
      <span className="min-w-0">
        <span className="block break-words">{reason}</span>
        <span className="text-sm text-muted">
          {approver === null ? name : t('till.approvedBy', { name, approver })}
        </span>
      </span>
      <Money minor={isOut ? -amountMinor : amountMinor} currency={currency} className="text-lg font-semibold" />
    </li>
  )
}
