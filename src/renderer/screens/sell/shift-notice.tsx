/** Why nothing can be sold right now: the drawer is being counted, or the shift is somebody else's. */
import { Calculator, type LucideIcon, UserLock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ShiftNow } from '../../../contract/till.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function ShiftNotice({ shift, onTill }: { shift: ShiftNow; onTill: () => void }) {
  const { t } = useTranslation()
  const { state, personName: name } = shift
  const words: readonly [LucideIcon, string, string] =
    state === 'counting'
      ? [Calculator, t('counting.sellTitle'), t('counting.sellText')]
      : [UserLock, t('till.othersTitle', { name }), t('till.othersText', { name })]
  const [icon, title, text] = words
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <Button weight="primary" onClick={onTill}>
          {t('till.toTill')}
        </Button>
      }
    >
      {text}
    </EmptyState>
  )
}
