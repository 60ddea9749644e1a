/** The verdict: that all agrees, or what does not and by how much; each sentence leads to its figure. */
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../contract/reconcile.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { useCurrency } from '../../components/money.tsx'
import { TONES } from '../../components/tone.ts'
import { type Figure, wrongOf } from './figures.ts'

interface VerdictBannerProps {
  readonly verdict: Verdict
  readonly onOpen: (figure: Figure) => void
}

export function VerdictBanner({ verdict, onOpen }: VerdictBannerProps) {
  const { t } = useTranslation()
  const sentencesOf = useSentences(verdict)
  const wrong = wrongOf(verdict)
  const look = TONES[wrong.length === 0 ? 'good' : 'bad']
  const isCounted = verdict.cash.shifts > 0
  const headline =
    wrong.length > 0
      ? t('checks.disagree', { count: wrong.length })
      : t(isCounted ? 'checks.agree' : 'checks.uncounted')
  return (
    <section aria-live="polite" className={classes('flex gap-4 rounded-card p-5', look.soft)}>
      <look.icon size={36} strokeWidth={1.75} aria-hidden="true" className={classes('shrink-0', look.text)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className={classes('text-2xl font-bold', look.text)}>{headline}</h2>
        {wrong.length === 0 && <p>{t(isCounted ? 'checks.agreeText' : 'checks.uncountedText')}</p>}
        <ul>
          {wrong.flatMap((figure) =>
            sentencesOf(figure).map((sentence) => (
              <li key={sentence}>
                <button
                  type="button"
                  onClick={() => onOpen(figure)}
                  className="-mx-2 flex min-h-11 w-full items-center gap-2 rounded-control px-2 text-start hover:bg-surface"
                >
                  <span className="flex-1">{sentence}</span>
                  <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted rtl:rotate-180" />
                </button>
              </li>
            )),
          )}
        </ul>
      </div>
    </section>
  )
}

/** What is wrong with a figure, in sentences. */
function useSentences(verdict: Verdict) {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (figure: ReturnType<typeof wrongOf>[number]): string[] => {
    if (figure === 'cash') {
      const lines = verdict.cash.lines.filter(({ differenceMinor }) => differenceMinor !== 0)
      return lines.map((line) => {
        const amount = formatMoney(Math.abs(line.differenceMinor), line.currency)
        return line.differenceMinor < 0
          ? t('checkWrong.cashShort', { amount, count: verdict.cash.shortShifts })
          : t('checkWrong.cashOver', { amount })
      })
    }
    if (figure === 'strangers') return [t('checkWrong.strangers', { count: verdict.strangers })]
    const { count, valueMinor } = verdict[figure]
    return [t(`checkWrong.${figure}`, { count, amount: formatMoney(valueMinor, currency) })]
  }
}
