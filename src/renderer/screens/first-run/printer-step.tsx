/** The printer: its address and paper, tried on the spot, or left for later. */
import { useTeller } from '../../bridge/teller.tsx'
import { PrinterFields } from '../../equipment/printer-fields.tsx'
import { PrinterTestButton } from '../../equipment/printer-test.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { checkPrinter } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

export function PrinterStep({ draft, onChange, onBack, onNext }: StepProps) {
  const teller = useTeller()
  const { problems, take, form } = useChecked(checkPrinter(draft))
  const go = (isLater: boolean) => {
    onChange({ later: { ...draft.later, printer: isLater } })
    onNext()
  }
  return (
    <StepForm step="printer" form={form} onBack={onBack} onSubmit={() => take() && go(false)} onLater={() => go(true)}>
      <PrinterFields
        draft={draft.printer}
        problems={problems}
        finder={teller.setup}
        onChange={(printer) => onChange({ printer })}
      />
      <PrinterTestButton check={take} test={(printer) => teller.setup.testPrinter(printer)} />
    </StepForm>
  )
}
