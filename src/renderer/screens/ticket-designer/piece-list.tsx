/** The pieces of the ticket from top to bottom. */
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import {
  added,
  type DesignDraft,
  type DraftPiece,
  moved,
  NEW_PIECES,
  switched,
  without,
  withPiece,
} from './design-draft.ts'
import { LogoFields } from './logo-fields.tsx'
import { hasOptions, PieceFields } from './piece-fields.tsx'
import { PieceRow } from './piece-row.tsx'

interface PieceListProps {
  readonly draft: DesignDraft
  readonly logo: Parameters<typeof LogoFields>[0]['logo']
  readonly changes: Parameters<typeof LogoFields>[0]['changes']
  readonly onChange: (draft: DesignDraft, field?: string) => void
}

export function PieceList({ draft, logo, changes, onChange }: PieceListProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const { list, keepFocus } = useFocusOnMoved(draft)
  const last = draft.pieces.length - 1
  const optionsOf = ({ id, block }: DraftPiece) => {
    if (block.off) return null
    if (block.kind === 'logo') return <LogoFields logo={logo} changes={changes} />
    if (!hasOptions(block)) return null
    const edit = (next: DraftPiece['block'], field?: string) =>
      onChange(withPiece(draft, id, next), field && `${id}.${field}`)
    return <PieceFields block={block} isWifiKnown={draft.wifi.name !== ''} onChange={edit} />
  }
  const add = (block: (typeof NEW_PIECES)[number]) => {
    const { draft: longer, id } = added(draft, block)
    onChange(longer)
    setOpen(block.kind === 'rule' ? null : id)
  }
  return (
    <>
      <ol ref={list} className="flex flex-col gap-1.5">
        {draft.pieces.map((piece, index) => {
          const options = optionsOf(piece)
          return (
            <PieceRow
              key={piece.id}
              piece={piece}
              place={{ isFirst: index === 0, isLast: index === last }}
              isOpen={open === piece.id && options !== null}
              onOpen={() => setOpen(open === piece.id ? null : piece.id)}
              onSwitch={() => onChange(switched(draft, piece))}
              onRemove={() => onChange(without(draft, piece.id))}
              onMove={(by) => {
                keepFocus(piece.id, by)
                onChange(moved(draft, piece.id, by))
              }}
            >
              {options}
            </PieceRow>
          )
        })}
      </ol>
      <div className="flex flex-wrap gap-3">
        {NEW_PIECES.map((block) => (
          <Button key={block.kind} icon={<Plus size={18} aria-hidden="true" />} onClick={() => add(block)}>
            {t(`designer.add.${block.kind}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

/** The arrow that moved a piece keeps the keyboard, so that it can be pressed again. */
function useFocusOnMoved(draft: DesignDraft) {
  const list = useRef<HTMLOListElement>(null)
  const wanted = useRef<{ readonly id: number; readonly by: -1 | 1 } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the draft
  useEffect(() => {
    if (!wanted.current) return
    const { id, by } = wanted.current
    wanted.current = null
    const arrow = (direction: number) =>
      list.current?.querySelector<HTMLElement>(`[data-piece="${id}"] [data-move="${direction}"]:not(:disabled)`)
    const target = arrow(by) ?? arrow(-by)
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }, [draft])
  return {
    list,
    keepFocus: (id: number, by: -1 | 1): void => {
      wanted.current = { id, by }
    },
  }
}
