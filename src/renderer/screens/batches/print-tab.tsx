/** The slips of a batch on paper: sheets and files, and a roll on the receipt printer. */
import type { BatchView } from '../../../contract/batch.ts'
import { SheetPanel } from '../../sheets/sheet-panel.tsx'
import { RollCard } from './roll-card.tsx'
import { RollForm } from './roll-form.tsx'

export function PrintTab({ batch }: { batch: BatchView }) {
  return (
    <div className="flex flex-col gap-6 overflow-y-auto p-6">
      <SheetPanel key={`sheet ${batch.made}`} batchId={batch.id} quantity={batch.made} />
      {batch.roll ? <RollCard batch={batch} roll={batch.roll} /> : <RollForm key={batch.made} batch={batch} />}
    </div>
  )
}
