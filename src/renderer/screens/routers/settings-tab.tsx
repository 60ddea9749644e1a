/** A router's address and login, and whether it is in use. */
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { RetireCard } from './retire-card.tsx'
import { RouterEditor } from './router-editor.tsx'

export function SettingsTab({ router, mayEdit }: { router: RouterEntry; mayEdit: boolean }) {
  const { t } = useTranslation()
  if (!mayEdit) return <p className="p-6 text-muted">{t('retiring.onlyOwner')}</p>
  return (
    <div className="min-h-0 scroll-pb-24 overflow-y-auto p-6">
      <div className="max-w-2xl">
        <RouterEditor view={router}>
          <RetireCard router={router} />
        </RouterEditor>
      </div>
    </div>
  )
}
