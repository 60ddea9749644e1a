/** The whole page for somebody whose password was set by somebody else: nothing opens before they chose their own. */
import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { Brand } from '../../components/brand.tsx'
import { Button } from '../../components/button.tsx'
import { PasswordForm } from '../account/password-form.tsx'
import { useSignOut } from './use-sign-out.ts'

export function ChooseOwnPassword({ me }: { me: Me }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <main className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-8">
      <div className="flex w-full max-w-md flex-col gap-6">
        <header className="flex flex-col gap-2">
          <div className="mb-2 flex items-center gap-3">
            <Brand size={36} />
            <p className="min-w-0 flex-1 truncate text-lg font-semibold">{me.name}</p>
            <Button icon={<LogOut size={18} aria-hidden="true" />} onClick={signOut}>
              {t('frame.signOut')}
            </Button>
          </div>
          <h1 className="text-3xl font-semibold tracking-tight">{t('chooseOwn.title')}</h1>
          <p className="text-muted">{t('chooseOwn.lead')}</p>
        </header>
        <PasswordForm save={t('chooseOwn.save')} />
      </div>
    </main>
  )
}
