/** Which period, and told apart by what. */
import { useTranslation } from 'react-i18next'
import { isDay } from '../../../core/calendar.ts'
import type { ReportBy } from '../../../core/report.ts'
import { type Period, PRESETS, presetPeriod } from '../../../core/report-period.ts'
import { classes } from '../../components/classes.ts'
import { CONTROL } from '../../components/field.tsx'

interface PeriodPickerProps {
  readonly period: Period
  readonly by: ReportBy
  /** Of the books. */
  readonly today: string
  readonly onPeriod: (period: Period) => void
  readonly onBy: (by: ReportBy) => void
}

const BYS = [
  'hour',
  'day',
  'week',
  'month',
  'plan',
  'kind',
  'method',
  'cashier',
  'router',
  'tax',
  'counter',
  'location',
] as const satisfies readonly ReportBy[]

export function PeriodPicker({ period, by, today, onPeriod, onBy }: PeriodPickerProps) {
  const { t } = useTranslation()
  const presets = PRESETS.map((preset) => ({ preset, ...presetPeriod(preset, today) }))
  const isChosen = ({ from, until }: Period) => from === period.from && until === period.until
  const change = (part: Partial<Period>) => {
    const next = { ...period, ...part }
    if (!isDay(next.from) || !isDay(next.until)) return
    // Whoever moves one end past the other means that day.
    if (next.from <= next.until) onPeriod(next)
    else
      onPeriod(
        part.from === undefined ? { from: next.until, until: next.until } : { from: next.from, until: next.from },
      )
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Chips
          label={t('reports.period')}
          chosen={presets.find(isChosen)?.preset ?? null}
          options={presets.map(({ preset }) => ({ value: preset, label: t(`reportPreset.${preset}`) }))}
          onChoose={(preset) => onPeriod(presetPeriod(preset, today))}
        />
        <div className="flex items-center gap-2">
          <DayField label={t('reports.from')} day={period.from} most={today} onDay={(from) => change({ from })} />
          <span aria-hidden="true" className="text-muted">
            –
          </span>
          <DayField label={t('reports.until')} day={period.until} onDay={(until) => change({ until })} />
        </div>
      </div>
      <Chips
        label={t('reports.by')}
        chosen={by}
        options={BYS.map((value) => ({ value, label: t(`reportBy.${value}`) }))}
        onChoose={onBy}
      />
    </div>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly day: string
  readonly most?: string
  readonly onDay: (day: string) => void
}

function DayField({ label, day, most, onDay }: DayFieldProps) {
  return (
    <input
      type="date"
      aria-label={label}
      value={day}
      max={most}
      onChange={(event) => onDay(event.target.value)}
      className={classes(CONTROL, 'w-36! px-2! text-sm')}
    />
  )
}

interface ChipsProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  /** Null: none of them. */
  readonly chosen: V | null
  readonly onChoose: (value: V) => void
}

/** One out of many, in one or two lines: the arrow keys go from one to the next. */
function Chips<V extends string>({ label, options, chosen, onChoose }: ChipsProps<V>) {
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: words }) => (
        <label
          key={value}
          className={classes(
            'grid min-h-11 place-items-center rounded-full border px-3 text-sm short:px-2.5 whitespace-nowrap transition-colors has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            value === chosen
              ? 'border-accent bg-accent-soft font-semibold text-accent-strong'
              : 'border-line bg-surface hover:bg-sunken',
          )}
        >
          <input
            type="radio"
            name={label}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            className="sr-only"
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
