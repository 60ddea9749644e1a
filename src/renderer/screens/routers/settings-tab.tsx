/** A router's address and login, and whether it is in use. */
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { RetireCard } from './retire-card.tsx'
import { RouterEditor } from './router-editor.tsx'

export function SettingsTab({ router, mayEdit }: { router: RouterEntry; mayEdit: boolean }) {
  const { t } = useTranslation()
  if (!mayEdit) return <p className="p-6 text-muted">{t('retiring.onlyOwner')}</p>
  return (
    <div className="flex min-h-0 flex-1 scroll-pb-24 flex-col overflow-y-auto bg-surface p-6">
      <RouterEditor view={router}>
        <RetireCard router={router} />
      </RouterEditor>
    </div>
  )
}
