/** Print jobs that wait for the same thing: what that is, what can be done about all of them, and about each. */
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintJobView } from '../../../contract/printing.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { TONES, type Tone } from '../../components/tone.ts'
import type { Group, GroupName } from './job-groups.ts'
import { JobRow } from './job-row.tsx'
import type { PrinterChoice } from './printer-line.tsx'
import { type JobCommands, useJobCommands } from './use-job-commands.ts'

const TONE: Readonly<Record<GroupName, Tone>> = { uncertain: 'ask', failed: 'bad', waiting: 'wait', held: 'wait' }

interface JobGroupProps extends Group {
  readonly printers: readonly PrinterChoice[]
}

export function JobGroup({ name, jobs, printers }: JobGroupProps) {
  const { t } = useTranslation()
  const title = useId()
  const commands = useJobCommands()
  const [cancelling, setCancelling] = useState<readonly string[] | null>(null)
  const { icon: Icon, text } = TONES[TONE[name]]
  const act = { name, printers, commands, onCancel: setCancelling }
  return (
    <section aria-labelledby={title} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-96">
          <h2 id={title} className={classes('flex items-center gap-2 font-semibold', text)}>
            <Icon size={18} aria-hidden="true" className="shrink-0" />
            {t(`printing.${name}Title`, { count: jobs.length })}
          </h2>
          <p className="text-sm text-muted">{t(`printing.${name}Text`)}</p>
        </div>
        {jobs.length > 1 && <Actions {...act} jobs={jobs} />}
      </div>
      <CallProblem error={commands.error} />
      {cancelling && (
        <Confirm
          question={t('printing.askCancel', { count: cancelling.length })}
          label={t(cancelling.length === 1 ? 'printing.cancel' : 'printing.cancelAll')}
          command={{
            run: () => {
              commands.cancel(cancelling)
              setCancelling(null)
            },
            isBusy: commands.isBusy,
            error: null,
          }}
          onLeave={() => setCancelling(null)}
        />
      )}
      <ul className="flex flex-col divide-y divide-line">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job}>
            <Actions {...act} jobs={[job]} />
          </JobRow>
        ))}
      </ul>
    </section>
  )
}

interface ActionsProps {
  readonly name: GroupName
  /** One, or all of the group. */
  readonly jobs: readonly PrintJobView[]
  readonly printers: readonly PrinterChoice[]
  readonly commands: JobCommands
  readonly onCancel: (jobIds: readonly string[]) => void
}

/** The keys of one job, or of all in the group; what is on its way to the paper can only be taken back. */
function Actions({ name, jobs, printers, commands, onCancel }: ActionsProps) {
  const { t } = useTranslation()
  const count = jobs.length
  const isOne = count === 1
  const ids = jobs.map(({ id }) => id)
  const idle = jobs.filter(({ state }) => state !== 'sending').map(({ id }) => id)
  if (idle.length === 0 && name !== 'waiting') return null
  if (name === 'uncertain')
    return (
      <Keys>
        <Button disabled={commands.isBusy} onClick={() => commands.answer(ids, true)}>
          {isOne ? t('printing.cameOut') : t('printing.allCameOut', { count })}
        </Button>
        <Button disabled={commands.isBusy} onClick={() => commands.answer(ids, false)}>
          {t(isOne ? 'printing.notOut' : 'printing.noneCameOut')}
        </Button>
      </Keys>
    )
  // The slips of a roll stay on its printer.
  const mayMove = idle.length > 0 && jobs.every(({ thing }) => thing.kind !== 'slip')
  const others = printers.filter(({ id }) => mayMove && jobs.some(({ printerId }) => printerId !== id))
  return (
    <Keys>
      {name !== 'waiting' && (
        <Button
          weight={name === 'failed' && !isOne ? 'primary' : 'plain'}
          disabled={commands.isBusy}
          onClick={() => commands.print(ids)}
        >
          {isOne ? t(name === 'held' ? 'printing.printNow' : 'printing.print') : t('printing.printAll', { count })}
        </Button>
      )}
      {others.map((printer) => (
        <Button key={printer.id} disabled={commands.isBusy} onClick={() => commands.move(idle, printer)}>
          {t(isOne ? 'printing.moveTo' : 'printing.moveAllTo', { printer: printer.name })}
        </Button>
      ))}
      <Button weight="quiet" disabled={commands.isBusy} onClick={() => onCancel(ids)}>
        {t(isOne ? 'printing.cancel' : 'printing.cancelAll')}
      </Button>
    </Keys>
  )
}

function Keys({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>
}
