/** The right side of the Sell screen: an empty paper, the draft, or what was just sold. */
import { TicketPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'

export function TicketPanel({ children }: { children: ReactNode }) {
  return (
    <aside className="flex w-[408px] shrink-0 flex-col border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
      {children}
    </aside>
  )
}

export function NoTicketYet() {
  const { t } = useTranslation()
  return (
    <EmptyState icon={TicketPlus} title={t('sell.choose')}>
      {t('sell.chooseText')}
    </EmptyState>
  )
}
