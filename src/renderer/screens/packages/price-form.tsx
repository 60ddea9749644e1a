/** Sets what a package costs, at once or from a day and time of the café's clock on. */
import { type FormEvent, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import { instantOf, localTimeOf } from '../../../core/local-time.ts'
import { formatMoney, formatPlain, parseAmount } from '../../../core/money.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay, wireErrorOf } from '../../text/say.ts'
import { usePackageCommand } from './use-package-command.ts'

const DAY_MS = 86_400_000

export function PriceForm({ plan }: { plan: PlanRecord }) {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  const { timeZone } = useContext(PlaceContext)
  const tomorrow = () => ({ day: localTimeOf(Date.now() + DAY_MS, timeZone).day, time: '08:00' })
  const [amount, setAmount] = useState('')
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [start, setStart] = useState(tomorrow)
  const [isTried, setTried] = useState(false)
  const save = useSetPrice(plan, () => {
    setAmount('')
    setWhen('now')
    setTried(false)
  })
  const price = parseAmount(amount, currency)
  const validFrom = when === 'now' ? null : instantOf(start, timeZone)
  const refused = save.error ? (wireErrorOf(save.error).fields ?? {}) : {}
  const priceProblem = () => {
    if (isTried && !price.ok) return say.field(price.error)
    return refused.priceMinor === undefined ? undefined : t('packagePrice.same')
  }
  const timeProblem = () => {
    if (isTried && validFrom === undefined) return say.field('required')
    if (refused.validFrom === undefined) return undefined
    return t(refused.validFrom === 'too_large' ? 'packagePrice.far' : 'packagePrice.past')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (price.ok && validFrom !== undefined && !save.isBusy) save.run({ priceMinor: price.value, validFrom })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3 rounded-control bg-sunken p-3">
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField
          label={t('packagePrice.change', { currency })}
          inputMode="decimal"
          placeholder={formatPlain(plan.priceMinor, currency)}
          className="money text-end font-semibold"
          value={amount}
          problem={priceProblem()}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Choice
          label={t('packagePrice.when')}
          options={[
            { value: 'now', label: t('packagePrice.atOnce') },
            { value: 'later', label: t('packagePrice.later') },
          ]}
          chosen={when}
          onChoose={setWhen}
        />
      </div>
      {when === 'later' && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            type="date"
            label={t('packagePrice.day')}
            value={start.day}
            problem={timeProblem()}
            onChange={(event) => setStart({ ...start, day: event.target.value })}
          />
          <TextField
            type="time"
            label={t('packagePrice.time')}
            value={start.time}
            onChange={(event) => setStart({ ...start, time: event.target.value })}
          />
        </div>
      )}
      <Button type="submit" className="self-start" aria-busy={save.isBusy}>
        {t(save.isBusy ? 'app.working' : 'packagePrice.set')}
      </Button>
      {Object.keys(refused).length === 0 && <CallProblem error={save.error} />}
    </form>
  )
}

function useSetPrice({ id: planId, name }: PlanRecord, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const currency = useCurrency()
  const moment = useMoment()
  return usePackageCommand({
    send: (price: { priceMinor: number; validFrom: number | null }) => teller.plan.setPrice({ planId, ...price }),
    told: ({ priceMinor, validFrom }) => {
      const amount = formatMoney(priceMinor, currency)
      return validFrom === null
        ? t('packagePrice.setNow', { name, amount })
        : t('packagePrice.setLater', { name, amount, when: moment(validFrom) })
    },
    onDone,
  })
}
