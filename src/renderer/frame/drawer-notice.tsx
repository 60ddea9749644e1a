/** Tells a cashier that the drawer did not simply open with their sale; the sale is made all the same. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { printingKeys, useDrawerFailure } from '../bridge/printing-queries.ts'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/problem.tsx'
import { useSay } from '../text/say.ts'

export function DrawerNotice() {
  const { t } = useTranslation()
  const say = useSay()
  const queries = useQueryClient()
  const failure = useDrawerFailure()
  if (!failure) return null
  return (
    <div className="flex items-center gap-4 border-t border-line bg-bad-soft pe-4">
      <div className="flex-1">
        <Notice title={t('drawer.saleTitle')}>
          {t(`drawerOutcome.${failure.outcome}`)} {failure.problem !== null && say.ticketProblem(failure.problem)}
        </Notice>
      </div>
      <Button onClick={() => queries.setQueryData(printingKeys.drawerFailure, null)}>{t('drawer.seen')}</Button>
    </div>
  )
}
