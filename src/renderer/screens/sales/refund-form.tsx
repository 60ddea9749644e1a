/** What goes back, how, and why: chosen by touch, and the amount is the counter's to work out. */
import { type FormEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type SaleView, sale as saleCalls } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { Button } from '../../components/button.tsx'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useBackWords } from './back-words.ts'
import { RefundChoices } from './refund-choices.tsx'
import { RefundReason } from './refund-reason.tsx'
import type { RefundDesk } from './use-refund.ts'

/** Of no meaning: the form is checked with it before the press of the button has its own. */
const ANY_ID = '00000000-0000-4000-8000-000000000000'

export function RefundForm({ sale, desk }: { sale: SaleView; desk: RefundDesk }) {
  const { reason, choice, quote, order } = desk
  const candidate = { saleId: sale.id, ...choice, requestId: ANY_ID, amountMinor: 0, reason, approvalId: null }
  const { form, problems, take } = useChecked(check(saleCalls.refund.input, candidate))
  const problemOf = useProblemText(problems)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ready = take()
    if (ready && order && !desk.isBusy) desk.give(ready.reason, null)
  }
  const title = useId()
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      onSubmit={submit}
      className="-mx-1 flex min-h-0 flex-1 flex-col gap-3"
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-1">
        <Amount sale={sale} desk={desk} titleId={title} />
        {quote && <RefundChoices quote={quote} choice={choice} onChoose={desk.choose} />}
        <RefundReason isVoid={choice.isVoid} reason={reason} problem={problemOf('reason')} onReason={desk.setReason} />
        {quote && quote.topUps.length > 0 && <ToppedUp topUps={quote.topUps} />}
        <CallProblem error={desk.error} />
      </div>
      <Buttons desk={desk} />
    </form>
  )
}

/** How much, and by which methods where it is not simply cash. */
function Amount({ sale, desk, titleId }: { sale: SaleView; desk: RefundDesk; titleId: string }) {
  const { t } = useTranslation()
  const wordsOf = useBackWords()
  const { quote, choice } = desk
  const isNothing = choice.tokenIds?.length === 0
  const isPlain = quote?.payments.every(({ method }) => method === 'cash')
  return (
    <div className="flex flex-col gap-1 rounded-card border border-line bg-surface p-4">
      <h3 id={titleId} className="font-semibold">
        {t(choice.isVoid ? 'refunds.titleVoid' : 'refunds.title')}
      </h3>
      {quote && !isNothing ? (
        <Money minor={quote.amountMinor} className="text-4xl font-bold" />
      ) : (
        <p className="min-h-10 text-muted">{t(isNothing ? 'refunds.chooseOne' : 'refunds.counting')}</p>
      )}
      {quote && !isNothing && !isPlain && <p className="text-sm font-medium">{wordsOf(quote.payments)}</p>}
      <p className="text-sm text-muted">{t(leadOf(sale, choice.isVoid))}</p>
    </div>
  )
}

function Buttons({ desk }: { desk: RefundDesk }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const amount = desk.order === undefined ? '…' : formatMoney(desk.order.amountMinor, currency)
  return (
    <div className="flex shrink-0 gap-2 px-1 pb-1">
      <Button weight="primary" type="submit" disabled={desk.isBusy || !desk.order} className="flex-1">
        {desk.isBusy
          ? t('refunds.working')
          : t(desk.choice.isVoid ? 'refunds.confirmVoid' : 'refunds.confirm', { amount })}
      </Button>
      <Button shortcut="Esc" onClick={desk.back}>
        {t('refunds.cancel')}
      </Button>
    </div>
  )
}

/** What was sold onto the codes later does not go back with them. */
function ToppedUp({ topUps }: { topUps: readonly { readonly number: number }[] }) {
  const { t } = useTranslation()
  const numbers = topUps.map(({ number }) => number).join(', ')
  return (
    <p className="rounded-control bg-wait-soft p-3 text-sm">
      {t('refunds.toppedUp', { count: topUps.length, numbers })}
    </p>
  )
}

function leadOf({ topUp, tokens }: SaleView, isVoid: boolean) {
  if (isVoid) return 'refunds.leadVoid'
  if (topUp) return 'refunds.leadTopUp'
  return tokens.length > 1 ? 'refunds.leadMany' : 'refunds.lead'
}
