/** A copy of a package: under another name here, or for another café in its own money. */
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import { formatPlain, parseAmount } from '../../../core/money.ts'
import { useLocations } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { useSay, wireErrorOf } from '../../text/say.ts'
import { usePackageCommand } from './use-package-command.ts'

interface DuplicateFormProps {
  readonly plan: PlanRecord
  readonly onMade: (id: string) => void
  readonly onLeave: () => void
}

export function DuplicateForm({ plan, onMade, onLeave }: DuplicateFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const teller = useTeller()
  const ownCurrency = useCurrency()
  const { data: locations = [] } = useLocations()
  const here = locations.find(({ isHere }) => isHere)
  const [name, setName] = useState<string>(() => t('packageAction.copyOf', { name: plan.name }))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const target = locations.find(({ id }) => id === chosenId) ?? here
  const currency = target?.currency ?? ownCurrency
  const [typed, setTyped] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  // The same number of another money would be another price: it has to be typed.
  const amount = typed ?? (currency === ownCurrency ? formatPlain(plan.priceMinor, currency) : '')
  const price = parseAmount(amount, currency)
  const isElsewhere = target !== undefined && !target.isHere
  const save = usePackageCommand({
    send: (copy: Parameters<typeof teller.plan.duplicate>[0]) => teller.plan.duplicate(copy),
    told: (copy) => t('packageAction.duplicated', { name: copy.name }),
    onDone: ({ id }) => (isElsewhere ? onLeave() : onMade(id)),
  })
  const refused = save.error ? wireErrorOf(save.error).fields?.['plan.name'] : undefined
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector('input')?.select(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!price.ok || !target || save.isBusy) return
    save.run({ planId: plan.id, name, locationId: target.id, priceMinor: price.value })
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onLeave()
  }
  return (
    <form
      ref={box}
      noValidate
      onSubmit={submit}
      onKeyDown={hear}
      className="flex flex-col gap-3 rounded-control bg-sunken p-3"
    >
      <TextField
        label={t('packageAction.copyName')}
        value={name}
        problem={refused && say.field(refused)}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('packageAction.to')}
          options={locations.map(({ id, name: place, isHere }) => ({
            value: id,
            label: isHere ? t('packageAction.here', { name: place }) : place,
          }))}
          chosen={target?.id ?? ''}
          onChoose={setChosenId}
        />
        <TextField
          label={t('packageForm.price', { currency })}
          inputMode="decimal"
          className="money text-end font-semibold"
          value={amount}
          problem={isTried && !price.ok ? say.field(price.error) : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {isElsewhere && <p className="text-sm text-muted">{t('packageAction.elsewhere')}</p>}
      <div className="flex gap-3">
        <Button weight="primary" type="submit" aria-busy={save.isBusy}>
          {t(save.isBusy ? 'app.working' : 'packageAction.duplicateDo')}
        </Button>
        <Button onClick={onLeave}>{t('app.leaveIt')}</Button>
      </div>
      {!refused && <CallProblem error={save.error} />}
    </form>
  )
}
