/** A person for those who may only look. */
import { useTranslation } from 'react-i18next'
import type { LocationView, PersonView } from '../../../contract/people.ts'
import { formatMoney } from '../../../core/money.ts'
import { Button } from '../../components/button.tsx'
import { useCurrency } from '../../components/money.tsx'
import { PersonChips } from './person-chips.tsx'
import { useLastSignIn, useWorksAt } from './use-facts.ts'

interface PersonFactsProps {
  readonly view: PersonView
  readonly locations: readonly LocationView[]
  readonly onClose: () => void
}

export function PersonFacts({ view, locations, onClose }: PersonFactsProps) {
  const { t } = useTranslation()
  const [worksAt, lastSignIn, refund] = [useWorksAt(locations), useLastSignIn(), useRefund()]
  const discount = useDiscount()
  const facts = [
    { label: t('person.role'), value: t(`roles.${view.role}`) },
    { label: t('person.locations'), value: worksAt(view) },
    { label: t('person.refund'), value: refund(view.refundLimitMinor) },
    { label: t('person.discount'), value: discount(view.discountLimitPercent) },
    { label: t('person.pin'), value: t(view.hasPin ? 'person.hasPin' : 'person.hasNoPin') },
    { label: t('person.lastSignIn'), value: lastSignIn(view) },
  ]
  return (
    <>
      <p className="flex flex-wrap gap-1 empty:hidden">
        <PersonChips person={view} />
      </p>
      <dl className="flex flex-col divide-y divide-line rounded-card border border-line">
        {facts.map(({ label, value }) => (
          <div key={label} className="flex min-h-11 items-center justify-between gap-4 px-4 py-2">
            <dt className="text-muted">{label}</dt>
            <dd className="text-end font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <Button className="self-start" onClick={onClose}>
        {t('person.close')}
      </Button>
    </>
  )
}

function useDiscount(): (limitPercent: number | null) => string {
  const { t } = useTranslation()
  return (limitPercent) => {
    if (limitPercent === null) return t('person.refundChoice.unlimited')
    if (limitPercent === 0) return t('person.refundChoice.never')
    return t('person.discountUpTo', { percent: limitPercent })
  }
}

function useRefund(): (limitMinor: number | null) => string {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (limitMinor) => {
    if (limitMinor === null) return t('person.refundChoice.unlimited')
    if (limitMinor === 0) return t('person.refundChoice.never')
    return t('person.refundUpTo', { amount: formatMoney(limitMinor, currency) })
  }
}
