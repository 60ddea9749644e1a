/** The codes that were found: arrow keys move, each shows how it stands and whose it is. */
import { type KeyboardEvent, type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundToken } from '../../../contract/token.ts'
import { classes } from '../../components/classes.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { stepThrough } from '../../components/step-through.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { WORD_TONE } from './word-tone.ts'

interface TokenListProps {
  readonly rows: readonly FoundToken[]
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  readonly listRef: RefObject<HTMLDivElement | null>
}

export function TokenList({ rows, chosenId, onChoose, listRef }: TokenListProps) {
  const { t } = useTranslation()
  const prefix = useId()
  const at = rows.findIndex(({ id }) => id === chosenId)
  const hear = (event: KeyboardEvent) => {
    const next = rows[stepThrough(event.key, at, rows.length) ?? -1]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
  }
  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={t('codesRoom.list')}
      aria-activedescendant={chosenId === null ? undefined : `${prefix}${chosenId}`}
      onFocus={() => at < 0 && rows[0] && onChoose(rows[0].id)}
      onKeyDown={hear}
      className="min-h-0 overflow-y-auto rounded-card border border-line bg-surface"
    >
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
        <div
          key={row.id}
          id={`${prefix}${row.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={row.id === chosenId}
          onClick={() => onChoose(row.id)}
          className={classes(
            'grid min-h-13 cursor-pointer grid-cols-[10rem_minmax(0,1fr)_auto] items-center gap-3 border-b border-line px-3 last:border-0',
            row.id === chosenId ? 'bg-accent-soft' : 'hover:bg-sunken',
          )}
        >
          <span className="code truncate font-semibold">{row.codeGroups.join(' ')}</span>
          <span className="flex min-w-0 flex-col leading-snug">
            <span className="truncate">{row.planName}</span>
            <Origin row={row} />
          </span>
          <StateChip tone={WORD_TONE[row.word]}>{t(`tokenWord.${row.word}`)}</StateChip>
        </div>
      ))}
    </div>
  )
}

function Origin({ row: { sale, batchNumber, isStock } }: { row: FoundToken }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const parts = [
    sale && t('codesRoom.sold', { number: sale.number, when: moment(sale.at) }),
    batchNumber === null ? null : t('codesRoom.batch', { number: batchNumber }),
    isStock && !sale ? t('codesRoom.stock') : null,
    sale?.note,
    sale?.phone,
  ]
  return (
    <span className="truncate text-sm text-muted">
      {parts.filter((part) => part !== null && part !== undefined).join(' · ')}
    </span>
  )
}
