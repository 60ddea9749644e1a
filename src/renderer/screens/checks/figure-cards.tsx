/** The figures as cards: each opens the rows behind it. */
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../contract/reconcile.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { useCurrency } from '../../components/money.tsx'
import { TONES } from '../../components/tone.ts'
import { type Figure, MUST_AGREE, OWED, toneOf } from './figures.ts'

interface FigureCardsProps {
  readonly verdict: Verdict
  readonly opened: Figure | null
  readonly onOpen: (figure: Figure) => void
}

export function FigureCards(props: FigureCardsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Section title={t('checks.must')} figures={MUST_AGREE} {...props} />
      <Section title={t('checks.owed')} figures={OWED} {...props} />
      <Section title={t('checks.people')} figures={['habits']} {...props} />
    </>
  )
}

interface SectionProps extends FigureCardsProps {
  readonly title: string
  readonly figures: readonly Figure[]
}

function Section({ title, figures, verdict, opened, onOpen }: SectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-3">
        {figures.map((figure) => (
          <Card
            key={figure}
            figure={figure}
            verdict={verdict}
            isOpened={figure === opened}
            onOpen={() => onOpen(figure)}
          />
        ))}
      </ul>
    </section>
  )
}

interface CardProps {
  readonly figure: Figure
  readonly verdict: Verdict
  readonly isOpened: boolean
  readonly onOpen: () => void
}

function Card({ figure, verdict, isOpened, onOpen }: CardProps) {
  const { t } = useTranslation()
  const { big, small } = useWords(verdict)(figure)
  const tone = toneOf(figure, verdict)
  const look = tone && TONES[tone]
  return (
    <li>
      <button
        type="button"
        aria-pressed={isOpened}
        onClick={onOpen}
        className={classes(
          'flex h-full w-full flex-col gap-1 rounded-card border p-4 text-start shadow-card transition-colors',
          isOpened ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-edge',
        )}
      >
        <span className="flex w-full items-start justify-between gap-2 text-sm font-medium text-muted">
          {t(`checkFigure.${figure}.title`)}
          {look && <look.icon size={18} aria-hidden="true" className={classes('shrink-0', look.text)} />}
        </span>
        <span className={classes('money text-2xl font-bold', tone === 'bad' && 'text-bad')}>{big}</span>
        <span className="text-sm text-muted">{small}</span>
      </button>
    </li>
  )
}

/** The number of a figure, and what it is a number of. */
function useWords(verdict: Verdict) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const money = (minor: number) => formatMoney(minor, currency)
  const { cash, tokens, habits } = verdict
  return (figure: Figure): { readonly big: string; readonly small: string } => {
    switch (figure) {
      case 'cash': {
        const [home] = cash.lines
        if (!home) return { big: '–', small: t('checkCard.cashNone') }
        const isOff = cash.lines.some(({ differenceMinor }) => differenceMinor !== 0)
        const isOver = isOff && cash.shortShifts === 0
        const words = { count: cash.shifts, short: cash.shortShifts }
        return {
          big: formatMoney(home.differenceMinor, home.currency),
          small: t(isOver ? 'checkCard.cashOver' : isOff ? 'checkCard.cashOf' : 'checkCard.cashEven', words),
        }
      }
      case 'sold':
        return { big: tokens.sold.toLocaleString('en'), small: t('checkCard.soldOf', { ...tokens }) }
      case 'strangers':
        return { big: String(verdict.strangers), small: t('checkCard.users', { count: verdict.strangers }) }
      case 'habits': {
        const count = habits.filter(({ unusual }) => unusual.length > 0).length
        return { big: String(count), small: t(count === 0 ? 'checkCard.usual' : 'checkCard.unusual', { count }) }
      }
      case 'unsold':
      case 'soldUnused': {
        const { count, valueMinor } = verdict[figure]
        return { big: money(valueMinor), small: t('checkCard.codes', { count }) }
      }
      default: {
        const { count, valueMinor } = verdict[figure]
        const small = count === 0 ? t('checkCard.clean') : t('checkCard.worth', { amount: money(valueMinor) })
        return { big: count.toLocaleString('en'), small }
      }
    }
  }
}
