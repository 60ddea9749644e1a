/** The ways out of the ticket designer: back to the settings, and back to the standard; each asks before work is lost. */
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standardDesign, type TicketDesign } from '../../../core/ticket/design.ts'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import type { DesignChanges } from './use-design.ts'

export function LeaveButton({ isChanged, onLeave }: { isChanged: boolean; onLeave: () => void }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (isAsked && isChanged) {
    return (
      <Confirm
        question={t('designer.leaveQuestion')}
        label={t('designer.leave')}
        command={{ run: onLeave, isBusy: false, error: null }}
        onLeave={() => setAsked(false)}
      />
    )
  }
  return (
    <Button
      weight="quiet"
      icon={<ArrowLeft size={18} aria-hidden="true" />}
      onClick={() => (isChanged ? setAsked(true) : onLeave())}
    >
      {t('designer.back')}
    </Button>
  )
}

interface ResetPartProps {
  readonly isStandard: boolean
  readonly changes: Pick<DesignChanges, 'reset'>
  readonly onReset: (design: TicketDesign) => void
}

/** Nothing where nobody has changed anything. */
export function ResetPart({ isStandard, changes: { reset }, onReset }: ResetPartProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (isStandard) return null
  const run = () =>
    reset.run(undefined, () => {
      setAsked(false)
      onReset(standardDesign)
    })
  return isAsked ? (
    <Confirm
      question={t('designer.resetQuestion')}
      label={t('designer.reset')}
      command={{ run, isBusy: reset.isBusy, error: reset.error }}
      onLeave={() => setAsked(false)}
    />
  ) : (
    <Button className="self-start" onClick={() => setAsked(true)}>
      {t('designer.reset')}
    </Button>
  )
}
