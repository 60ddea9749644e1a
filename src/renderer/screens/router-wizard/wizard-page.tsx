/** The frame of every stage: how far one is, what it is about, and the ways on and back. */
import { Check } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../components/classes.ts'

export const STAGES = ['find', 'login', 'plan', 'apply', 'done'] as const
export type Stage = (typeof STAGES)[number]

/** Stages, contents and buttons begin at the same line. */
const COLUMN = 'mx-auto max-w-6xl'

interface WizardPageProps {
  readonly stage: Stage
  readonly title: string
  readonly lead: string
  readonly form?: Ref<HTMLFormElement>
  readonly onSubmit?: () => void
  /** The buttons at the foot. */
  readonly actions: ReactNode
  /** Takes the whole width instead of a column that is easy to read. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

export function WizardPage({ stage, title, lead, form, onSubmit, actions, isWide, children }: WizardPageProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // Where there is one obvious thing to do it gets the keyboard; else the heading does, for those who listen.
  useEffect(() => {
    const first = heading.current?.closest('form')?.querySelector<HTMLElement>('[data-first]')
    ;(first ?? heading.current)?.focus()
  }, [])
  const width = isWide ? '' : 'max-w-2xl'
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.()
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <StageList stage={stage} />
      <div className="min-h-0 flex-1 scroll-py-6 overflow-y-auto px-8 py-6">
        <div className={COLUMN}>
          <div className={classes('flex flex-col gap-6', width)}>
            <header className="flex flex-col gap-1">
              <h1 ref={heading} id={id} tabIndex={-1} className="text-2xl font-semibold tracking-tight">
                {title}
              </h1>
              <p className="text-muted">{lead}</p>
            </header>
            {children}
          </div>
        </div>
      </div>
      <footer className="border-t border-line bg-surface px-8 py-3">
        <div className={COLUMN}>
          <div className={classes('flex flex-wrap items-center gap-3', width)}>{actions}</div>
        </div>
      </footer>
    </form>
  )
}

function StageList({ stage }: { stage: Stage }) {
  const { t } = useTranslation()
  const at = STAGES.indexOf(stage)
  return (
    <nav aria-label={t('wizard.steps')} className="border-b border-line bg-surface px-8">
      <ol className={classes(COLUMN, 'flex items-center gap-2')}>
        {STAGES.map((each, place) => (
          <li
            key={each}
            aria-current={each === stage ? 'step' : undefined}
            className={classes(
              'flex min-h-14 min-w-0 items-center gap-2 pe-4 text-sm',
              each === stage ? 'font-semibold' : 'text-muted',
            )}
          >
            <span
              className={classes(
                'money grid size-6 shrink-0 place-items-center rounded-full border text-xs font-semibold',
                place <= at ? 'border-accent bg-accent text-on-accent' : 'border-edge',
              )}
            >
              {place < at ? <Check size={14} strokeWidth={3} aria-hidden="true" /> : place + 1}
            </span>
            <span className="truncate">{t(`wizard.stage.${each}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
