/** The lines of one currency: each note and coin with how many there are; Enter goes to the next line. */
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { denominationsOf } from '../../../core/denominations.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { CONTROL } from '../../components/field.tsx'
import { Money } from '../../components/money.tsx'
import { OTHER, otherIn, piecesIn, type Typed } from './count-draft.ts'

interface CountRowsProps {
  readonly currency: string
  readonly typed: Typed
  readonly onType: (line: string, text: string) => void
}

export function CountRows({ currency, typed, onType }: CountRowsProps) {
  const { t } = useTranslation()
  return (
    <table className="w-full">
      <caption className="sr-only">{currency}</caption>
      <thead className="text-sm text-muted">
        <tr>
          <th className="pb-1 text-start font-medium">{t('counting.piece')}</th>
          <th className="w-28 pb-1 text-start font-medium">{t('counting.howMany')}</th>
          <th className="pb-1 text-end font-medium">{t('counting.worth')}</th>
        </tr>
      </thead>
      <tbody>
        {denominationsOf(currency).map((piece) => {
          const pieces = piecesIn(typed[piece])
          const label = t('counting.pieces', { piece: formatMoney(piece, currency) })
          return (
            <tr key={piece}>
              <td className="money py-0.5 text-lg">{formatMoney(piece, currency)}</td>
              <td>
                <Line
                  label={label}
                  text={typed[piece]}
                  isWrong={pieces === null}
                  onType={(text) => onType(String(piece), text)}
                />
              </td>
              <td className={classes('text-end', !pieces && 'text-muted')}>
                <Money minor={piece * (pieces ?? 0)} currency={currency} />
              </td>
            </tr>
          )
        })}
        <OtherLine currency={currency} text={typed[OTHER]} onType={(text) => onType(OTHER, text)} />
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly label: string
  readonly text: string | undefined
  readonly isWrong: boolean
  readonly onType: (text: string) => void
}

function OtherLine({ currency, text, onType }: Omit<LineProps, 'label' | 'isWrong'> & { currency: string }) {
  const { t } = useTranslation()
  const hint = useId()
  const amount = otherIn(text, currency)
  return (
    <tr>
      <td className="py-0.5">
        {t('counting.other')}
        <span id={hint} className="block text-sm text-muted">
          {t('counting.otherHint')}
        </span>
      </td>
      <td>
        <Line label={t('counting.other')} text={text} isWrong={amount === null} onType={onType} isAmount />
      </td>
      <td className={classes('text-end', !amount && 'text-muted')}>
        <Money minor={amount ?? 0} currency={currency} />
      </td>
    </tr>
  )
}

function Line({ label, text = '', isWrong, onType, isAmount = false }: LineProps & { isAmount?: boolean }) {
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong}
      inputMode={isAmount ? 'decimal' : 'numeric'}
      autoComplete="off"
      data-count=""
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={goOn}
      className={classes(CONTROL, 'money text-end text-lg')}
    />
  )
}

/** Enter and the arrows go from line to line; after the last one Enter presses the button. */
function goOn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const { form } = event.currentTarget
  const lines = [...(form?.querySelectorAll<HTMLInputElement>('[data-count]') ?? [])]
  const next = lines[lines.indexOf(event.currentTarget) + step]
  if (!next && event.key === 'Enter') return
  event.preventDefault()
  next?.focus()
}
