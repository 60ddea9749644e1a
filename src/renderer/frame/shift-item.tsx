/** The open shift in the status bar: whose it is, and whether somebody forgot to close it. */
import { Banknote } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../contract/status.ts'
import { isForgotten } from '../../core/shift.ts'
import { StatusItem } from './status-item.tsx'

const MINUTE_MS = 60_000

export function ShiftItem({ shift, onShowTill }: { shift: Status['shift']; onShowTill: () => void }) {
  const { t } = useTranslation()
  const now = useMinute()
  if (!shift) {
    return (
      <StatusItem icon={Banknote} tone="idle" onPress={onShowTill}>
        {t('till.noShift')}
      </StatusItem>
    )
  }
  const { number, personName: name, state, openedAt } = shift
  const isOld = isForgotten(openedAt, now)
  const words = isOld ? 'till.forgottenShort' : state === 'counting' ? 'till.countingShort' : 'till.shift'
  return (
    <StatusItem
      icon={Banknote}
      tone={isOld ? 'bad' : state === 'counting' ? 'wait' : 'good'}
      advice={isOld ? t('till.forgotten') : undefined}
      onPress={onShowTill}
    >
      {t(words, { number, name })}
    </StatusItem>
  )
}

/** The time, looked at every minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
