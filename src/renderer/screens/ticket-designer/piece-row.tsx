/** One piece of the ticket in the list: on or off, where it stands, and what it is. */
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type DesignBlock, REPEATED_KINDS } from '../../../core/ticket/design.ts'
import { classes } from '../../components/classes.ts'
import type { DraftPiece } from './design-draft.ts'

interface PieceRowProps {
  readonly piece: DraftPiece
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean }
  readonly isOpen: boolean
  readonly onSwitch: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onOpen: () => void
  /** What can be chosen about it; absent: nothing. */
  readonly children: ReactNode
}

const ICON_BUTTON =
  'grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-35'

export function PieceRow({ piece: { id, block }, place, isOpen, children, ...on }: PieceRowProps) {
  const { t } = useTranslation()
  const panel = useId()
  const name = t(`designer.piece.${block.kind}`)
  const isOn = !block.off
  return (
    <li
      data-piece={id}
      className={classes('rounded-control border bg-surface', isOpen ? 'border-accent' : 'border-line')}
    >
      <div className="flex items-center ps-3">
        <label className="flex min-h-11 min-w-11 items-center">
          <input
            type="checkbox"
            aria-label={t('designer.isOn', { name })}
            checked={isOn}
            // Every ticket must let its customer in.
            disabled={block.kind === 'code'}
            onChange={on.onSwitch}
            className="size-5 accent-accent"
          />
        </label>
        {children ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={on.onOpen}
            className="flex min-h-11 min-w-0 flex-1 items-center gap-2 text-start"
          >
            <PieceName name={name} block={block} />
            <ChevronDown size={16} aria-hidden="true" className={classes('shrink-0', isOpen && 'rotate-180')} />
          </button>
        ) : (
          <div className="flex min-w-0 flex-1">
            <PieceName name={name} block={block} />
          </div>
        )}
        {REPEATED_KINDS.includes(block.kind) && (
          <button
            type="button"
            aria-label={t('designer.remove', { name })}
            onClick={on.onRemove}
            className={ICON_BUTTON}
          >
            <Trash2 size={16} aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          data-move="-1"
          aria-label={t('designer.up', { name })}
          disabled={place.isFirst}
          onClick={() => on.onMove(-1)}
          className={ICON_BUTTON}
        >
          <ArrowUp size={18} aria-hidden="true" />
        </button>
        <button
          type="button"
          data-move="1"
          aria-label={t('designer.down', { name })}
          disabled={place.isLast}
          onClick={() => on.onMove(1)}
          className={ICON_BUTTON}
        >
          <ArrowDown size={18} aria-hidden="true" />
        </button>
      </div>
      {isOpen && (
        <div id={panel} className="border-t border-line p-4">
          {children}
        </div>
      )}
    </li>
  )
}

/** With the words of a text, or it could not be told from another one. */
function PieceName({ name, block }: { name: string; block: DesignBlock }) {
  const words = 'text' in block ? block.text.trim() : ''
  return (
    <span className={classes('min-w-0 truncate', block.off && 'text-muted')}>
      <span className="font-medium">{name}</span>
      {words !== '' && <span className="text-muted"> · {words}</span>}
    </span>
  )
}
