/** The Till room: the open shift and its drawer, counting and closing it, and the shifts before. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import type { ShiftNow, ShiftView } from '../../../contract/till.ts'
import { useTillNow } from '../../bridge/till-queries.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { CountPage } from './count-page.tsx'
import { JustClosed } from './just-closed.tsx'
import { NoShift } from './no-shift.tsx'
import { PastShifts } from './past-shifts.tsx'
import { ResultPage } from './result-page.tsx'
import { ShiftPage } from './shift-page.tsx'

interface TillScreenProps {
  readonly me: Me
  readonly onSell: () => void
}

export function TillScreen({ me, onSell }: TillScreenProps) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<'now' | 'past'>('now')
  const [closed, setClosed] = useState<ShiftView | null>(null)
  // A count that is made again begins empty, and the one before stays stored until it is.
  const [recounting, setRecounting] = useState<string | null>(null)
  const { data: shift, error, isPending, refetch } = useTillNow()
  if (shift?.state === 'counting' && shift.mayClose) {
    const count = `${shift.id} ${shift.counts}`
    if (!shift.check || recounting === count) return <CountPage shift={shift} onCounted={() => setRecounting(null)} />
    return <ResultPage shift={shift} check={shift.check} onRecount={() => setRecounting(count)} onClosed={setClosed} />
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-6 pt-4">
        <PageHeading>{t('till.title')}</PageHeading>
      </div>
      <Tabs
        label={t('till.views')}
        tabs={[
          { name: 'now', label: t('till.now') },
          { name: 'past', label: t('till.past') },
        ]}
        open={tab}
        onOpen={setTab}
      >
        {tab === 'past' ? (
          <PastShifts />
        ) : (
          <>
            <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
            {isPending && <p className="p-6 text-muted">{t('till.loading')}</p>}
            <Now shift={shift} closed={closed} me={me} onSell={onSell} />
          </>
        )}
      </Tabs>
    </div>
  )
}

interface NowProps extends TillScreenProps {
  readonly shift: ShiftNow | null | undefined
  readonly closed: ShiftView | null
}

function Now({ shift, closed, me, onSell }: NowProps) {
  if (shift) return <ShiftPage key={shift.id} shift={shift} me={me} />
  if (shift === undefined) return null
  return closed ? <JustClosed shift={closed} onSell={onSell} /> : <NoShift onOpened={onSell} />
}
