/** The slips of a batch on paper: sheets and files, and a roll on the receipt printer. */
import type { BatchView } from '../../../contract/batch.ts'
import { RollCard } from './roll-card.tsx'
import { RollForm } from './roll-form.tsx'

export function PrintTab({ batch }: { batch: BatchView }) {
  return (
    <div className="flex flex-col gap-6 overflow-y-auto p-6">
      {/* Sheets and files of the whole batch: `sheets/sheet-panel.tsx` goes here, above the roll. */}
      {batch.roll ? <RollCard batch={batch} roll={batch.roll} /> : <RollForm key={batch.made} batch={batch} />}
    </div>
  )
}
