/** My account: what Teller knows about me, my password, my PIN, and an owner's recovery code. */
import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { AccountCard } from './account-card.tsx'
import { AccountFacts } from './account-facts.tsx'
import { PasswordForm } from './password-form.tsx'
import { PinCard } from './pin-card.tsx'
import { RecoveryCard } from './recovery-card.tsx'

export function AccountScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-6">
      <header className="flex flex-col gap-1">
        <p className="text-sm font-medium text-muted">{t('frame.account')}</p>
        <PageHeading>{me.name}</PageHeading>
      </header>
      <div className="flex max-w-3xl flex-col gap-4">
        <section aria-label={t('account.you')} className="rounded-card border border-line bg-surface p-5 shadow-card">
          <AccountFacts me={me} />
        </section>
        <PasswordCard />
        <PinCard me={me} />
        {me.role === 'super_admin' && <RecoveryCard />}
      </div>
    </div>
  )
}

function PasswordCard() {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <AccountCard icon={LockKeyhole} title={t('account.password')} text={t('account.passwordText')}>
      {isOpen ? (
        <PasswordForm onClose={() => setIsOpen(false)} />
      ) : (
        <Button className="self-start" onClick={() => setIsOpen(true)}>
          {t('account.changePassword')}
        </Button>
      )}
    </AccountCard>
  )
}
