/** The shift that was closed a moment ago: what its count said, and the way to the next one. */
import { useTranslation } from 'react-i18next'
import type { ShiftView } from '../../../contract/till.ts'
import { Success } from '../../components/success.tsx'
import { ShiftReport } from '../../shift-report/shift-report.tsx'
import { OpenShift } from '../sell/open-shift.tsx'

export function JustClosed({ shift, onSell }: { shift: ShiftView; onSell: () => void }) {
  const { t } = useTranslation()
  const { number, zNumber } = shift
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        <div className="flex max-w-3xl flex-col gap-4">
          <Success>
            {zNumber === null ? t('counting.closed', { number }) : t('counting.closedZ', { number, z: zNumber })}
          </Success>
          <ShiftReport shiftId={shift.id} />
        </div>
      </div>
      <aside className="flex w-[408px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-6">
        <OpenShift onOpened={onSell} />
      </aside>
    </div>
  )
}
