/** What few people ever change about a printer: its dots, its letters, its proof, its drawer. */
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PRINTER_PROOFS, TEXT_MODES } from '../../core/printers.ts'
import { CheckField, TextField } from '../components/field.tsx'
import { SelectField } from '../components/select-field.tsx'
import type { Problems } from '../forms/check.ts'
import type { PrinterDraft } from './printer-draft.ts'

/** The fields in here; one with a problem opens the whole, so that it can be seen. */
const FIELDS = ['dots', 'columns', 'codePageSlot'] as const
const DRAWER_PINS = [
  { value: 'none', pin: null },
  { value: 'two', pin: 2 },
  { value: 'five', pin: 5 },
] as const

interface PrinterAdvancedProps {
  readonly draft: PrinterDraft
  readonly problems: Problems
  readonly problemOf: (path: string) => string | undefined
  readonly onChange: (draft: PrinterDraft) => void
}

export function PrinterAdvanced(props: PrinterAdvancedProps) {
  const { t } = useTranslation()
  const isWrong = FIELDS.some((field) => props.problems[field] !== undefined)
  return (
    <details {...(isWrong && { open: true })} className="group rounded-card border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 font-medium">
        {t('printerForm.advanced')}
        <span className="flex-1 truncate text-sm font-normal text-muted">{t('printerForm.advancedHint')}</span>
        <ChevronDown size={18} aria-hidden="true" className="shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <div className="grid grid-cols-2 items-start gap-x-4 gap-y-4 border-t border-line p-4">
        <Size {...props} />
        {/* A driver is given pictures, and tells nothing. */}
        {props.draft.link.kind !== 'driver' && <Letters {...props} />}
        {props.draft.link.kind !== 'driver' && <Proof {...props} />}
        <Drawer {...props} />
      </div>
    </details>
  )
}

function useNumberField({ draft, problemOf, onChange }: PrinterAdvancedProps) {
  const { t } = useTranslation()
  return (name: (typeof FIELDS)[number]) => ({
    label: t(`printerForm.${name}`),
    hint: t(`printerForm.${name}Hint`),
    inputMode: 'numeric' as const,
    value: draft[name],
    problem: problemOf(name),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  })
}

function Size(props: PrinterAdvancedProps) {
  const number = useNumberField(props)
  return (
    <>
      <TextField {...number('dots')} />
      <TextField {...number('columns')} />
    </>
  )
}

function Letters(props: PrinterAdvancedProps) {
  const { t } = useTranslation()
  const { draft, onChange } = props
  const number = useNumberField(props)
  return (
    <>
      <SelectField
        label={t('printerForm.textMode')}
        hint={t(`printerForm.textModeHints.${draft.textMode}`)}
        options={TEXT_MODES.map((value) => ({ value, label: t(`printerForm.textModes.${value}`) }))}
        chosen={draft.textMode}
        onChoose={(textMode) => onChange({ ...draft, textMode })}
      />
      {draft.textMode === 'code-page' ? <TextField {...number('codePageSlot')} /> : <div />}
    </>
  )
}

function Proof({ draft, onChange }: PrinterAdvancedProps) {
  const { t } = useTranslation()
  return (
    <div className="col-span-2">
      <SelectField
        label={t('printerForm.proof')}
        hint={t('printerForm.proofHint')}
        options={PRINTER_PROOFS.map((value) => ({ value, label: t(`printerForm.proofs.${value}`) }))}
        chosen={draft.proof}
        onChoose={(proof) => onChange({ ...draft, proof })}
      />
    </div>
  )
}

function Drawer({ draft, onChange }: PrinterAdvancedProps) {
  const { t } = useTranslation()
  const chosen = DRAWER_PINS.find(({ pin }) => pin === draft.drawerPin)?.value ?? 'none'
  return (
    <>
      <SelectField
        label={t('printerForm.drawer')}
        options={DRAWER_PINS.map(({ value }) => ({ value, label: t(`printerForm.pins.${value}`) }))}
        chosen={chosen}
        onChoose={(value) =>
          onChange({ ...draft, drawerPin: DRAWER_PINS.find((each) => each.value === value)?.pin ?? null })
        }
      />
      <div className="pt-6">
        {draft.drawerPin !== null && (
          <CheckField
            label={t('printerForm.drawerOnCash')}
            checked={draft.drawerOnCash}
            onChange={(event) => onChange({ ...draft, drawerOnCash: event.target.checked })}
          />
        )}
      </div>
    </>
  )
}
