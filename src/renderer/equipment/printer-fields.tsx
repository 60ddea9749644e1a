/** The fields of a printer, for the first run and for Settings. */
import { useTranslation } from 'react-i18next'
import { usualPrinter } from '../../core/printers.ts'
import { Choice } from '../components/choice.tsx'
import { CheckField, TextField } from '../components/field.tsx'
import type { Problems } from '../forms/check.ts'
import { useProblemText } from '../forms/use-problem-text.ts'
import { PAPER_WIDTHS, type PrinterDraft } from './printer-draft.ts'

interface PrinterFieldsProps {
  readonly draft: PrinterDraft
  readonly problems: Problems
  readonly onChange: (draft: PrinterDraft) => void
}

export function PrinterFields({ draft, problems, onChange }: PrinterFieldsProps) {
  const { t } = useTranslation()
  const problemOf = useProblemText(problems)
  const text = (name: 'name' | 'host' | 'port') => ({
    value: draft[name],
    problem: problemOf(name === 'name' ? name : `link.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-2 items-start gap-x-4 gap-y-4">
      <div className="col-span-2">
        <TextField label={t('printer.name')} {...text('name')} />
      </div>
      <TextField label={t('printer.host')} hint={t('printer.hostHint')} inputMode="url" {...text('host')} />
      <TextField label={t('printer.port')} hint={t('printer.portHint')} inputMode="numeric" {...text('port')} />
      <Choice
        label={t('printer.paper')}
        options={PAPER_WIDTHS.map((mm) => ({ value: mm, label: t('printer.mm', { mm }) }))}
        chosen={draft.paperMm}
        onChoose={(paperMm) => onChange({ ...draft, ...usualPrinter(paperMm), cut: draft.cut })}
      />
      <div className="pt-6">
        <CheckField
          label={t('printer.cut')}
          checked={draft.cut}
          onChange={(event) => onChange({ ...draft, cut: event.target.checked })}
        />
      </div>
    </div>
  )
}
