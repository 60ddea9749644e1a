/** A new recovery code for an owner, shown once in its place. */
import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { SecretCode } from '../../components/secret-code.tsx'
import { AccountCard } from './account-card.tsx'
import { ConfirmForm } from './confirm-form.tsx'

export function RecoveryCard() {
  const { t } = useTranslation()
  const teller = useTeller()
  const [isAsking, setIsAsking] = useState(false)
  const making = useMutation({
    mutationFn: (password: string) => teller.account.newRecoveryCode({ password }),
    // Neither the password nor the code is remembered once this card is gone.
    gcTime: 0,
  })
  const close = () => {
    making.reset()
    setIsAsking(false)
  }
  return (
    <AccountCard icon={KeyRound} title={t('account.recovery')} text={t('account.recoveryText')}>
      {making.data ? (
        <Made code={making.data.recoveryCode} onDone={close} />
      ) : isAsking ? (
        <ConfirmForm
          text={t('account.newCodeText')}
          action={t('account.newCode')}
          sending={making}
          onConfirm={making.mutate}
          onCancel={close}
        />
      ) : (
        <Button className="self-start" onClick={() => setIsAsking(true)}>
          {t('account.newCode')}
        </Button>
      )}
    </AccountCard>
  )
}

function Made({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      <p className="font-medium">{t('account.shownOnce')}</p>
      <SecretCode code={code} label={t('recovery.label')} />
      <Button weight="primary" onClick={onDone}>
        {t('account.done')}
      </Button>
    </div>
  )
}
