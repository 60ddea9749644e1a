/** The hours at which a package is on sale: days of the week, and a time that may go on past midnight. */
import { useTranslation } from 'react-i18next'
import { Choice } from '../../components/choice.tsx'
import { classes } from '../../components/classes.ts'
import { TextField } from '../../components/field.tsx'
import { type HoursDraft, WEEK } from './hours-draft.ts'
import type { PackageFieldsProps } from './package-editor.tsx'

export function HoursFields({ draft: { hours }, problemOf, onChange }: PackageFieldsProps) {
  const { t } = useTranslation()
  const change = (part: Partial<HoursDraft>) => onChange({ hours: { ...hours, ...part } })
  return (
    <>
      <Choice
        label={t('packageForm.hours')}
        options={[
          { value: 'always', label: t('packageForm.always') },
          { value: 'hours', label: t('packageForm.atHours') },
        ]}
        chosen={hours.isOn ? 'hours' : 'always'}
        onChoose={(choice) => change({ isOn: choice === 'hours' })}
      />
      {hours.isOn && (
        <>
          <Days hours={hours} problem={problemOf('activeHours.days')} onChange={change} />
          <div className="grid grid-cols-2 gap-3">
            <TextField
              type="time"
              label={t('packageForm.hoursFrom')}
              value={hours.from}
              problem={problemOf('activeHours.from')}
              onChange={(event) => change({ from: event.target.value })}
            />
            <TextField
              type="time"
              label={t('packageForm.hoursUntil')}
              value={hours.until}
              problem={problemOf('activeHours.until')}
              onChange={(event) => change({ until: event.target.value })}
            />
          </div>
          {hours.until <= hours.from && <p className="text-sm text-muted">{t('packageForm.pastMidnight')}</p>}
        </>
      )}
    </>
  )
}

interface DaysProps {
  readonly hours: HoursDraft
  readonly problem: string | undefined
  readonly onChange: (part: Pick<HoursDraft, 'days'>) => void
}

function Days({ hours: { days }, problem, onChange }: DaysProps) {
  const { t } = useTranslation()
  const set = (day: number, isOn: boolean) =>
    onChange({ days: WEEK.filter((each) => (each === day ? isOn : days.includes(each))) })
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{t('packageForm.days')}</legend>
      <div className="grid grid-cols-7 gap-1">
        {WEEK.map((day) => (
          <label
            key={day}
            className={classes(
              'relative grid min-h-11 place-items-center rounded-control border has-focus-visible:outline-3 has-focus-visible:outline-accent',
              days.includes(day)
                ? 'border-accent bg-accent font-semibold text-on-accent'
                : 'border-edge bg-surface hover:bg-sunken',
            )}
          >
            <input
              type="checkbox"
              checked={days.includes(day)}
              aria-invalid={problem !== undefined}
              onChange={(event) => set(day, event.target.checked)}
              className="sr-only"
            />
            {t(`weekday.d${day}`)}
          </label>
        ))}
      </div>
      {problem !== undefined && <p className="text-sm text-bad">{problem}</p>}
    </fieldset>
  )
}
