/** After the count: what it says, and where to go from here: close, hand over, count again, or back to selling. */
import { ArrowLeft, ArrowRightLeft, LockKeyhole, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawerCheck, ShiftNow, ShiftView } from '../../../contract/till.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { DrawerChecks } from './drawer-checks.tsx'
import { HandOver } from './hand-over.tsx'
import { useTillCommand } from './use-till-command.ts'

interface ResultPageProps {
  readonly shift: ShiftNow
  readonly check: readonly DrawerCheck[]
  readonly onRecount: () => void
  readonly onClosed: (closed: ShiftView) => void
}

export function ResultPage({ shift, check, onRecount, onClosed }: ResultPageProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [isHanding, setHanding] = useState(false)
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        <div>
          <PageHeading>{t('counting.resultTitle')}</PageHeading>
          <p className="text-muted">{t('counting.resultLead', { count: shift.counts })}</p>
        </div>
        <div className="flex max-w-3xl flex-col gap-4">
          <DrawerChecks checks={check} />
          <TextField
            label={t('counting.note')}
            hint={t('counting.noteHint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      </div>
      <aside className="flex w-[408px] shrink-0 flex-col gap-4 overflow-y-auto border-s border-line bg-sunken p-6">
        {isHanding ? (
          <HandOver shift={shift} check={check} note={note} onBack={() => setHanding(false)} />
        ) : (
          <Ways
            shift={shift}
            note={note}
            onRecount={onRecount}
            onHandOver={() => setHanding(true)}
            onClosed={onClosed}
          />
        )}
      </aside>
    </div>
  )
}

interface WaysProps extends Omit<ResultPageProps, 'check'> {
  readonly note: string
  readonly onHandOver: () => void
}

function Ways({ shift, note, onRecount, onHandOver, onClosed }: WaysProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { id: shiftId, counts } = shift
  const close = useTillCommand({ send: () => teller.till.close({ shiftId, counts, note }), onDone: onClosed })
  const leave = useTillCommand({ send: () => teller.till.backToSelling({ shiftId }) })
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      <h2 className="font-semibold">{t('till.shift', { number: shift.number, name: shift.personName })}</h2>
      <CallProblem error={close.error ?? leave.error} />
      <Button
        ref={first}
        weight="primary"
        className="min-h-14 text-lg"
        icon={<LockKeyhole size={20} aria-hidden="true" />}
        aria-busy={close.isBusy}
        onClick={() => !close.isBusy && close.run(undefined)}
      >
        {t(close.isBusy ? 'counting.closing' : 'counting.close')}
      </Button>
      <Button icon={<ArrowRightLeft size={18} aria-hidden="true" />} onClick={onHandOver}>
        {t('counting.handOver')}
      </Button>
      <Button icon={<RotateCcw size={18} aria-hidden="true" />} onClick={onRecount}>
        {t('counting.recount')}
      </Button>
      <Button
        icon={<ArrowLeft size={18} aria-hidden="true" />}
        aria-busy={leave.isBusy}
        onClick={() => !leave.isBusy && leave.run(undefined)}
      >
        {t(leave.isBusy ? 'counting.leaving' : 'counting.back')}
      </Button>
    </>
  )
}
