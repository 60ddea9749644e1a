/** What the router or the system itself said, for whoever wants to know; shown as text and nothing else. */
import { useTranslation } from 'react-i18next'

export function OwnWords({ text }: { text: string | null }) {
  const { t } = useTranslation()
  if (text === null || text === '') return null
  return (
    <details className="text-sm">
      <summary className="flex min-h-8 w-fit cursor-pointer items-center text-muted underline">
        {t('routerFacts.ownWords')}
      </summary>
      <code className="block rounded-control bg-sunken px-3 py-2 break-words whitespace-pre-wrap text-ink">{text}</code>
    </details>
  )
}
