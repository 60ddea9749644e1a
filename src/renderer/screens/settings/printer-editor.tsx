/** Adds or changes a printer. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { PrinterForm, type PrinterView } from '../../../contract/equipment.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { NEW_PRINTER, printerCandidate, printerDraftOf } from '../../equipment/printer-draft.ts'
import { PrinterFields } from '../../equipment/printer-fields.tsx'
import { PrinterTestButton } from '../../equipment/printer-test.tsx'
import { check } from '../../forms/check.ts'
import { EditorForm } from '../../forms/editor-form.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useSave } from '../../forms/use-save.ts'

interface PrinterEditorProps {
  readonly view: z.output<typeof PrinterView> | null
  readonly onClose: () => void
}

export function PrinterEditor({ view, onClose }: PrinterEditorProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [draft, setDraft] = useState(view ? printerDraftOf(view) : NEW_PRINTER)
  const save = useSave({
    send: (printer: PrinterForm) => teller.equipment.savePrinter({ id: view?.id ?? null, printer }),
    told: ({ name }) => t('settings.savedPrinter', { name }),
    onSaved: onClose,
  })
  const { problems, take, form } = useChecked(check(PrinterForm, printerCandidate(draft)))
  return (
    <EditorForm
      form={form}
      save={save}
      onSave={() => {
        const printer = take()
        if (printer) save.run(printer)
      }}
      onCancel={onClose}
    >
      <PrinterFields draft={draft} problems={problems} finder={teller.discovery} onChange={setDraft} />
      <PrinterTestButton check={take} test={(printer) => teller.equipment.testPrinter(printer)} />
    </EditorForm>
  )
}
