/** The bars above every screen: that this is practice, and that the backend cannot be reached. */
import { useMutation } from '@tanstack/react-query'
import { FlaskConical, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection, useTeller } from '../bridge/teller.tsx'
import { Button } from '../components/button.tsx'

export function WithBars({ practice, children }: { practice: boolean; children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      {practice && <PracticeBar />}
      <LostBar />
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </div>
  )
}

function PracticeBar() {
  const { t } = useTranslation()
  const teller = useTeller()
  const leave = useMutation({ mutationFn: () => teller.setup.leavePractice(undefined) })
  return (
    <div role="note" className="flex items-center gap-3 border-b border-line bg-wait-soft px-4 py-0.5 text-wait">
      <FlaskConical size={18} aria-hidden="true" />
      <p className="min-w-0 flex-1 truncate">
        <strong className="pe-2">{t('frame.practice')}</strong>
        <span className="text-ink">{t('frame.practiceText')}</span>
      </p>
      <Button weight="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t('frame.leavePractice')}
      </Button>
    </div>
  )
}

function LostBar() {
  const { t } = useTranslation()
  const isLost = useConnection() === 'lost'
  return (
    <div role="alert">
      {isLost && (
        <p className="flex min-h-11 items-center gap-3 bg-bad-soft px-4 font-medium text-bad">
          <Unplug size={18} aria-hidden="true" />
          {t('app.lost')}
        </p>
      )}
    </div>
  )
}
