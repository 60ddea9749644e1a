/** The lines of one currency: each note and coin with how many there are; Enter goes to the next line. */
import type { KeyboardEvent, ReactNode } from 'react'
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
  /** Side by side; lines go down before they go across. */
  readonly columns?: 1 | 2
  readonly onType: (line: string, text: string) => void
}

export function CountRows({ currency, typed, columns = 1, onType }: CountRowsProps) {
  const { t } = useTranslation()
  const pieces = denominationsOf(currency)
  const rows = Math.ceil((pieces.length + 1) / columns)
  return (
    <ol
      aria-label={t('counting.piecesOf', { currency })}
      className="grid auto-cols-fr grid-flow-col gap-x-8"
      style={{ gridTemplateRows: `repeat(${rows}, auto)` }}
    >
      {pieces.map((piece) => {
        const many = piecesIn(typed[piece])
        const worth = formatMoney(piece, currency)
        return (
          <Row key={piece} currency={currency} worthMinor={piece * (many ?? 0)} name={worth}>
            <Line
              label={t('counting.pieces', { piece: worth })}
              text={typed[piece]}
              isWrong={many === null}
              onType={(text) => onType(String(piece), text)}
            />
          </Row>
        )
      })}
      <Row currency={currency} worthMinor={otherIn(typed[OTHER], currency) ?? 0} name={t('counting.other')}>
        <Line
          label={t('counting.other')}
          text={typed[OTHER]}
          isWrong={otherIn(typed[OTHER], currency) === null}
          onType={(text) => onType(OTHER, text)}
          isAmount
        />
      </Row>
    </ol>
  )
}

interface RowProps {
  readonly currency: string
  readonly name: string
  readonly worthMinor: number
  /** The field. */
  readonly children: ReactNode
}

function Row({ currency, name, worthMinor, children }: RowProps) {
  return (
    <li className="grid grid-cols-[1fr_6.5rem_1fr] items-center gap-3 py-0.5">
      <span className="money">{name}</span>
      {children}
      <Money
        minor={worthMinor}
        currency={currency}
        className={classes('text-end', worthMinor === 0 ? 'text-muted' : 'font-semibold')}
      />
    </li>
  )
}

interface LineProps {
  readonly label: string
  readonly text: string | undefined
  readonly isWrong: boolean
  readonly onType: (text: string) => void
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
