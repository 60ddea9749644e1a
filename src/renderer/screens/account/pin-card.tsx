/** The PIN of this counter: set, changed or taken away. */
import { Hash } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { AccountCard } from './account-card.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { PinForm } from './pin-form.tsx'
import { useAccountChange } from './use-account.ts'

export function PinCard({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null)
  const close = () => setDoing(null)
  return (
    <AccountCard icon={Hash} title={t('account.pin')} text={t(me.hasPin ? 'account.pinText' : 'account.noPin')}>
      {doing === 'set' && <PinForm onClose={close} />}
      {doing === 'remove' && <RemovePin onClose={close} />}
      {doing === null && (
        <div className="flex gap-3">
          <Button onClick={() => setDoing('set')}>{t(me.hasPin ? 'account.changePin' : 'account.setPin')}</Button>
          {me.hasPin && (
            <Button weight="quiet" onClick={() => setDoing('remove')}>
              {t('account.removePin')}
            </Button>
          )}
        </div>
      )}
    </AccountCard>
  )
}

function RemovePin({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const removal = useAccountChange({
    send: (password: string) => teller.account.setPin({ password, pin: null }),
    told: t('account.pinRemoved'),
    onDone: onClose,
  })
  return (
    <ConfirmForm
      text={t('account.removePinText')}
      action={t('account.removePin')}
      sending={removal}
      onConfirm={removal.mutate}
      onCancel={onClose}
    />
  )
}
