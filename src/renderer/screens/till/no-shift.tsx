/** Between two shifts, in the Till room: the form that opens one. */
import { OpenShift } from '../sell/open-shift.tsx'

export function NoShift({ onOpened }: { onOpened: () => void }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-6">
      <OpenShift onOpened={onOpened} />
    </div>
  )
}
