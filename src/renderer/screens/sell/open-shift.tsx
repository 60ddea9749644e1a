/** Between two shifts nothing is sold: the cash that lies in the drawer, and the button that opens a shift with it. */
import { LockKeyholeOpen } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { formatMoney, formatPlain, parseAmount } from '../../../core/money.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useLeft } from '../../bridge/till-queries.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useSay } from '../../text/say.ts'
import { type Typed, totalOf } from '../till/count-draft.ts'
import { CountRows } from '../till/count-rows.tsx'
import { useTillCommand } from '../till/use-till-command.ts'

type Left = Awaited<ReturnType<TellerClient['till']['left']>>

export function OpenShift({ onOpened }: { onOpened?: () => void }) {
  const { t } = useTranslation()
  const { data: left, error } = useLeft()
  return (
    <section aria-labelledby="open-shift" className="m-auto flex w-full max-w-90 flex-col gap-4">
      <h2 id="open-shift" className="text-lg font-semibold">
        {t('till.openTitle')}
      </h2>
      <p className="text-muted">{t('till.openText')}</p>
      <CallProblem error={error} />
      {left && <FloatForm key={left.before?.number ?? 0} left={left} onOpened={onOpened} />}
    </section>
  )
}

interface FloatFormProps {
  readonly left: Left
  readonly onOpened: (() => void) | undefined
}

/** What the shift before left is proposed; what lies there is what counts. */
function FloatForm({ left, onOpened }: FloatFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Typed>(() => proposedBy(left))
  const [pieces, setPieces] = useState<Typed | null>(null)
  const { open, error, isBusy } = useOpenShift(onOpened)
  const [own = ''] = left.currencies
  const floats = left.currencies.map((currency) => {
    const text = pieces && currency === own ? formatPlain(totalOf(own, pieces), own) : typed[currency]
    return { currency, text: text ?? '', amount: parseAmount(text || '0', currency) }
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sums = floats.flatMap(({ currency, amount }) => (amount.ok ? [{ currency, amountMinor: amount.value }] : []))
    if (sums.length === floats.length && !isBusy) open(sums)
  }
  const form = useFirstField()
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <LeftBefore left={left} />
      {floats.map((float) => (
        <FloatField
          key={float.currency}
          {...float}
          isOnly={floats.length === 1}
          isCounted={pieces !== null && float.currency === own}
          onType={(text) => setTyped({ ...typed, [float.currency]: text })}
        />
      ))}
      {pieces && (
        <CountRows currency={own} typed={pieces} onType={(line, text) => setPieces({ ...pieces, [line]: text })} />
      )}
      <Button weight="quiet" onClick={() => setPieces(pieces ? null : {})}>
        {t(pieces ? 'till.asAmount' : 'till.byPieces')}
      </Button>
      <CallProblem error={error} />
      <Button type="submit" weight="primary" aria-busy={isBusy} icon={<LockKeyholeOpen size={18} aria-hidden="true" />}>
        {t(isBusy ? 'till.opening' : 'till.open')}
      </Button>
    </form>
  )
}

function LeftBefore({ left: { before, sums } }: { left: Left }) {
  const { t } = useTranslation()
  if (!before) return null
  const amounts = sums.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency)).join(' + ')
  return (
    <p className="rounded-control bg-surface p-3">
      {t('till.leftBefore', {
        number: before.number,
        name: before.personName,
        amount: amounts || t('till.leftNothing'),
      })}
    </p>
  )
}

interface FloatFieldProps {
  readonly currency: string
  readonly text: string
  readonly amount: ReturnType<typeof parseAmount>
  readonly isOnly: boolean
  readonly isCounted: boolean
  readonly onType: (text: string) => void
}

function FloatField({ currency, text, amount, isOnly, isCounted, onType }: FloatFieldProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <TextField
      label={isOnly ? t('till.float') : t('till.floatIn', { currency })}
      inputMode="decimal"
      className="money text-xl font-semibold"
      value={text}
      readOnly={isCounted}
      problem={amount.ok ? undefined : say.field(amount.error)}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

/** The keyboard begins in the float, which is typed over: Enter opens the shift. */
function useFirstField() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  return form
}

function proposedBy({ sums, currencies: [own = ''] }: Left): Typed {
  const left = Object.fromEntries(
    sums.map(({ currency, amountMinor }) => [currency, formatPlain(amountMinor, currency)]),
  )
  return { [own]: '0', ...left }
}

function useOpenShift(onOpened: (() => void) | undefined) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [requestId] = useState(() => crypto.randomUUID())
  type Sum = { readonly currency: string; readonly amountMinor: number }
  const { run, error, isBusy } = useTillCommand({
    send: ([own, ...foreign]: readonly Sum[]) =>
      teller.till.open({ requestId, floatMinor: own?.amountMinor ?? 0, foreign }),
    told: () => t('till.opened'),
    onDone: () => onOpened?.(),
  })
  return { open: run, error, isBusy }
}
