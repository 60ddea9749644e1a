/** The steps of the plan in their groups: a sentence for each, how it stands, and exactly what is sent. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StepGroup, type StepState, type StepView } from '../../../contract/onboarding.ts'
import { classes } from '../../components/classes.ts'
import { StateChip } from '../../components/state-chip.tsx'
import type { Tone } from '../../components/tone.ts'

interface StepListProps {
  readonly steps: readonly StepView[]
  /** How each goes, once it is under way; before, how it is planned. */
  readonly states?: ReadonlyMap<string, StepState>
  readonly isOpen: boolean
}

export function StepList({ steps, states, isOpen }: StepListProps) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-5">
      {StepGroup.options.map((group) => {
        const ofGroup = steps.filter((step) => step.group === group)
        return (
          ofGroup.length > 0 && (
            <section key={group} aria-label={t(`stepGroup.${group}`)} className="flex flex-col gap-2">
              <h3 className="text-sm font-semibold text-muted">{t(`stepGroup.${group}`)}</h3>
              <ol className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
                {ofGroup.map((step) => (
                  // Opening all, or closing all, is for each of them anew.
                  <StepItem key={`${step.id} ${isOpen}`} step={step} state={states?.get(step.id)} isOpen={isOpen} />
                ))}
              </ol>
            </section>
          )
        )
      })}
    </div>
  )
}

/** Everything that a sentence may mention; a step says what its own does. */
const UNSAID = {
  name: '',
  port: '',
  certificate: '',
  service: '',
  servers: '',
  ranges: '',
  address: '',
  interface: '',
  network: '',
}

interface StepItemProps {
  readonly step: StepView
  readonly state: StepState | undefined
  readonly isOpen: boolean
}

function StepItem({ step, state, isOpen: isOpenFirst }: StepItemProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(isOpenFirst)
  const id = useId()
  const item = useRef<HTMLLIElement>(null)
  const isNow = state === 'working'
  useEffect(() => {
    if (isNow) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isNow])
  const Arrow = isOpen ? ChevronDown : ChevronRight
  const isQuiet = (state ?? step.state) === 'already'
  return (
    <li ref={item} data-step={step.id} data-state={state ?? step.state}>
      <div className="flex items-center gap-2 pe-4">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          title={t(isOpen ? 'wizardPlan.hideCommand' : 'wizardPlan.showCommand')}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-11 min-w-0 flex-1 items-start gap-2 rounded-control py-2.5 ps-3 text-start"
        >
          <Arrow size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
          <span className={classes('min-w-0 break-words', isQuiet && 'text-muted')}>
            <StepSentence step={step} />
          </span>
        </button>
        <StepChip step={step} state={state} />
      </div>
      {isOpen && (
        <pre
          id={id}
          className="mx-4 mb-3 overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-[13px] leading-6 whitespace-pre-wrap"
        >
          {step.commands.join('\n')}
        </pre>
      )}
    </li>
  )
}

/** What a step does, in a sentence. */
export function StepSentence({ step: { id, values } }: { step: StepView }) {
  const { t } = useTranslation()
  return t(`stepSentence.${id}`, { ...UNSAID, ...values })
}

const TONE: Readonly<Record<StepState, Tone | null>> = {
  waiting: null,
  working: 'wait',
  done: 'good',
  already: 'good',
  failed: 'bad',
  undone: null,
}

function StepChip({ step, state }: Pick<StepItemProps, 'step' | 'state'>) {
  const { t } = useTranslation()
  const words = state ? t(`stepState.${state}`) : t(`plannedState.${step.state}`)
  const tone = state ? TONE[state] : step.state === 'already' ? 'good' : null
  if (tone) return <StateChip tone={tone}>{words}</StateChip>
  return <span className="shrink-0 text-sm text-muted">{words}</span>
}
