/** The fields of a printer, for the first run and for Settings. */
import { useTranslation } from 'react-i18next'
import { PRINTER_MODELS } from '../../core/printer-models.ts'
import { Choice } from '../components/choice.tsx'
import { CheckField, TextField } from '../components/field.tsx'
import { SelectField } from '../components/select-field.tsx'
import type { Problems } from '../forms/check.ts'
import { useProblemText } from '../forms/use-problem-text.ts'
import { PrinterAdvanced } from './printer-advanced.tsx'
import { PAPER_WIDTHS, type PrinterDraft, withModel, withPaper } from './printer-draft.ts'
import type { PrinterFinder } from './printer-finder.ts'
import { PrinterLinkFields } from './printer-link-fields.tsx'

interface PrinterFieldsProps {
  readonly draft: PrinterDraft
  readonly problems: Problems
  readonly finder: PrinterFinder
  readonly onChange: (draft: PrinterDraft) => void
}

export function PrinterFields({ draft, problems, finder, onChange }: PrinterFieldsProps) {
  const { t } = useTranslation()
  const problemOf = useProblemText(problems)
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t('printer.name')}
        value={draft.name}
        problem={problemOf('name')}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      <PrinterLinkFields
        link={draft.link}
        finder={finder}
        problemOf={problemOf}
        onChange={(link) => onChange({ ...draft, link })}
      />
      <PaperFields draft={draft} onChange={onChange} />
      <PrinterAdvanced draft={draft} problems={problems} problemOf={problemOf} onChange={onChange} />
    </div>
  )
}

function PaperFields({ draft, onChange }: Pick<PrinterFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation()
  const models = PRINTER_MODELS.map(({ id, name }) => ({ value: id, label: name || t('printerForm.unknownModel') }))
  return (
    <div className="grid grid-cols-2 items-start gap-x-4 gap-y-4">
      <SelectField
        label={t('printerForm.model')}
        options={models}
        chosen={draft.model}
        onChoose={(model) => onChange(withModel(draft, model))}
      />
      <Choice
        label={t('printer.paper')}
        options={PAPER_WIDTHS.map((mm) => ({ value: mm, label: t('printer.mm', { mm }) }))}
        chosen={draft.paperMm}
        onChoose={(paperMm) => onChange(withPaper(draft, paperMm))}
      />
      <CheckField
        label={t('printer.cut')}
        checked={draft.cut}
        onChange={(event) => onChange({ ...draft, cut: event.target.checked })}
      />
    </div>
  )
}
