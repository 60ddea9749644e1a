/** What fills the window when there is no counter to show: a moment's work, or why there is none. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../components/brand.tsx'
import { CallProblem } from '../components/problem.tsx'

function WholePage({ children }: { children: ReactNode }) {
  return (
    <main className="grid h-full place-items-center p-6">
      <div className="flex max-w-md flex-col items-center gap-4 text-center">
        <Brand size={56} />
        {children}
      </div>
    </main>
  )
}

/** Words while something is under way. */
export function Working({ children }: { children: string }) {
  return (
    <WholePage>
      <p role="status" className="text-muted">
        {children}
      </p>
    </WholePage>
  )
}

/** This page was opened by somebody else than Teller, or its key was used up. */
export function Refused() {
  const { t } = useTranslation()
  return (
    <WholePage>
      <h1 className="text-xl font-semibold">{t('app.refusedTitle')}</h1>
      <p className="text-muted">{t('app.refusedText')}</p>
    </WholePage>
  )
}

/** The very first questions were not answered. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <WholePage>
      <h1 className="text-xl font-semibold">{t('app.failedTitle')}</h1>
      <div className="text-start">
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: onRetry }} />
      </div>
    </WholePage>
  )
}
