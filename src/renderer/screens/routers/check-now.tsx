/** Has everything on a router compared with what was sold, now. */
import { ScanSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useRouterCommand } from './use-router-command.ts'

export function CheckNow({ routerId }: { routerId: string }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { run, isBusy, error } = useRouterCommand({
    send: () => teller.router.checkNow({ routerId }),
    told: () => undefined,
  })
  return (
    <div className="flex flex-col items-center gap-2">
      <Button
        icon={<ScanSearch size={18} aria-hidden="true" />}
        aria-busy={isBusy}
        onClick={() => !isBusy && run(undefined)}
      >
        {t(isBusy ? 'drift.checking' : 'drift.checkNow')}
      </Button>
      <CallProblem error={error} />
    </div>
  )
}
