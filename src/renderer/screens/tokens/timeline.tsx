/** What happened to a code, newest last, with when and by whom as far as anybody knows. */
import { useTranslation } from 'react-i18next'
import type { TokenEvent } from '../../../contract/token.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { useCurrency } from '../../components/money.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { moreInWords } from '../../tokens/more-words.ts'

export function Timeline({ events }: { events: readonly TokenEvent[] }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const sentence = useSentence()
  return (
    <section aria-labelledby="events" className="flex flex-col gap-2">
      <h3 id="events" className="text-sm font-semibold text-muted">
        {t('codesRoom.events')}
      </h3>
      <ol className="flex flex-col">
        {events.map((event, at) => (
          <li key={`${event.what} ${event.at} ${event.number}`} className="grid grid-cols-[16px_1fr] gap-3">
            <span aria-hidden="true" className="flex flex-col items-center">
              <span className={classes('mt-1.5 size-2.5 shrink-0 rounded-full', toneOf(event.what))} />
              {at < events.length - 1 && <span className="w-px flex-1 bg-edge" />}
            </span>
            <span className="flex flex-col pb-3 leading-snug">
              <span>{sentence(event)}</span>
              <span className="money text-sm text-muted">
                {[event.at === null ? t('tokenEvent.noTime') : moment(event.at), event.by]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useSentence(): (event: TokenEvent) => string {
  const { t } = useTranslation()
  const currency = useCurrency()
  return ({ what, number, amountMinor, reason, more }) =>
    t(`tokenEvent.${what}`, {
      number: number ?? '',
      amount: amountMinor === null ? '' : formatMoney(amountMinor, currency),
      reason: reason ?? '',
      more: more === null ? '' : moreInWords(more, t),
    })
}

const GRAVE: readonly TokenEvent['what'][] = ['blocked', 'refunded', 'voided', 'top_up_refunded', 'print_unknown']
const USE: readonly TokenEvent['what'][] = ['sold', 'first_used', 'topped_up']

function toneOf(what: TokenEvent['what']): string {
  if (GRAVE.includes(what)) return 'bg-bad'
  return USE.includes(what) ? 'bg-accent' : 'bg-edge'
}
