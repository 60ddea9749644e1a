/** The blind count: what lies in the drawer, line by line, with a running total; never what should lie there. */
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftNow } from '../../../contract/till.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { type CountDraft, isRight, readCurrency, totalOf } from './count-draft.ts'
import { CountRows } from './count-rows.tsx'
import { useTillCommand } from './use-till-command.ts'

/** `onCounted` hears that the count is stored. */
export function CountPage({ shift, onCounted }: { shift: ShiftNow; onCounted: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [draft, setDraft] = useState<CountDraft>({})
  const [isTried, setTried] = useState(false)
  const { id: shiftId, counts, currencies } = shift
  const counted = currencies.map((currency) => readCurrency(currency, draft[currency]))
  const store = useTillCommand({
    send: () => teller.till.count({ shiftId, counts, counted }),
    onDone: onCounted,
  })
  const leave = useTillCommand({ send: () => teller.till.backToSelling({ shiftId }), onDone: onCounted })
  const isFine = currencies.every((currency) => isRight(currency, draft[currency]))
  const form = useFirstLine()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isFine && !store.isBusy) store.run(undefined)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        <div>
          <PageHeading>{t('counting.title')}</PageHeading>
          <p className="text-muted">{t(counts > 0 ? 'counting.again' : 'counting.lead')}</p>
        </div>
        <div className="flex flex-wrap items-start gap-6">
          {currencies.map((currency) => (
            <section
              key={currency}
              aria-label={currency}
              className="w-full max-w-220 rounded-card border border-line bg-surface p-4"
            >
              {currencies.length > 1 && <h2 className="mb-2 text-lg font-semibold">{currency}</h2>}
              <CountRows
                currency={currency}
                columns={2}
                typed={draft[currency] ?? {}}
                onType={(line, text) => setDraft({ ...draft, [currency]: { ...draft[currency], [line]: text } })}
              />
            </section>
          ))}
        </div>
      </div>
      <aside className="flex w-[408px] shrink-0 flex-col gap-4 border-s border-line bg-sunken p-6">
        <h2 className="font-semibold">{t('till.shift', { number: shift.number, name: shift.personName })}</h2>
        <output aria-live="polite" aria-label={t('counting.total')} className="flex flex-col gap-1">
          <span className="text-muted">{t('counting.total')}</span>
          {currencies.map((currency) => (
            <Money
              key={currency}
              minor={totalOf(currency, draft[currency])}
              currency={currency}
              className="text-5xl font-bold"
            />
          ))}
        </output>
        <p className="text-sm text-muted">{t('till.blind')}</p>
        <p className="text-sm text-muted">{t('counting.keys')}</p>
        {isTried && !isFine && <Notice title={t('counting.problem')}>{null}</Notice>}
        <CallProblem error={store.error ?? leave.error} />
        <div className="mt-auto flex flex-col gap-2">
          <Button type="submit" weight="primary" aria-busy={store.isBusy} className="min-h-14 text-lg">
            {t(store.isBusy ? 'counting.storing' : 'counting.done')}
          </Button>
          <Button
            icon={<ArrowLeft size={18} aria-hidden="true" />}
            aria-busy={leave.isBusy}
            onClick={() => !leave.isBusy && leave.run(undefined)}
          >
            {t(leave.isBusy ? 'counting.leaving' : 'counting.back')}
          </Button>
        </div>
      </aside>
    </form>
  )
}

/** The keyboard begins at the largest note. */
function useFirstLine() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-count]')?.focus(), [])
  return form
}
