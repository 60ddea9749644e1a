/** A note and a telephone number with the sale: folded away, because most customers want neither. */
import { NotebookPen } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import type { Problems } from '../../forms/check.ts'
import { useSay } from '../../text/say.ts'
import type { Draft } from './draft.ts'

interface CustomerFieldsProps {
  readonly draft: Draft
  readonly problems: Problems
  readonly disabled: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** Enter in one of them. */
  readonly onEnter: () => void
  readonly onChange: (about: Partial<Pick<Draft, 'phone' | 'note'>>) => void
}

export function CustomerFields({ draft, problems, disabled, isOpen, onOpen, onEnter, onChange }: CustomerFieldsProps) {
  const { t } = useTranslation()
  const say = useSay()
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) first.current?.querySelector('input')?.focus()
  }, [isOpen])
  if (!isOpen) {
    return (
      <Button
        weight="quiet"
        shortcut="Alt+N"
        disabled={disabled}
        className="self-start px-2"
        icon={<NotebookPen size={16} aria-hidden="true" />}
        onClick={onOpen}
      >
        {t('customer.open')}
      </Button>
    )
  }
  const hear = ({ key, repeat }: KeyboardEvent) => {
    if (key === 'Enter' && !repeat) onEnter()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter sells from both of its fields
    <div ref={first} onKeyDown={hear} className="grid w-full grid-cols-2 gap-3">
      <TextField
        label={t('customer.phone')}
        problem={problems.phone && say.field(problems.phone)}
        inputMode="tel"
        maxLength={40}
        readOnly={disabled}
        value={draft.phone}
        onChange={(event) => onChange({ phone: event.target.value })}
      />
      <TextField
        label={t('customer.note')}
        problem={problems.note && say.field(problems.note)}
        maxLength={200}
        readOnly={disabled}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </div>
  )
}
